"""The first Kommunalprofil: content as data, built once, shown as page and as document."""
