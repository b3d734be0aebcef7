"""What is hidden stays hidden, whoever adds up what is shown."""
