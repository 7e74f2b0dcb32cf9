"""Reading: files to articles, with what is known of their origin."""
