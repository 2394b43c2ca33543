"""第五十条至第五十二条 发文: what goes out in the name of the government, its office or a department, and minutes of meetings."""
