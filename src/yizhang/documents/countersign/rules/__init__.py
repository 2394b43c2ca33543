"""The rules of 第五十三条第二款."""
