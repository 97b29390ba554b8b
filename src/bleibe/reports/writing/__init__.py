"""The Kommunalprofil as a document: written, agreed, released, resolved, published."""
