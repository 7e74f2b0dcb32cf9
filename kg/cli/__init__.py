"""The command line: one file per family of commands, each a thin shell over one public function."""
