//! Finding the numbers that prose mentions.
