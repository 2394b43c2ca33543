"""第五十三条第二款 会签与征求意见: what several departments have a say in is settled among them before it goes up."""
