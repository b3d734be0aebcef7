"""What is done with a whole book: begun, proved, mended, made anew, brought over."""
