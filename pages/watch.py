"""Train and watch: IIC learns in front of you."""
