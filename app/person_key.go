package app

import (
	"os"
	"path/filepath"

	"onevisit/queue/persons"
	"onevisit/queue/store"
)

// personKeys are where this machine finds the key of its hall's persons: the environment, or a file in the data folder,
// never the database. A hall on one machine makes the file when it is first needed; stations that share a server are
// given the same key.
func personKeys(c Config) *persons.Keyring {
	return persons.NewKeyring(filepath.Join(c.Data, persons.FileName), os.Getenv(persons.Environment),
		!store.IsServer(c.database()))
}
