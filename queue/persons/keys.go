package persons

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"onevisit/catalog/fault"
	"onevisit/catalog/identity"
)

// Fault codes; the args are named after each. The translations are keyed "fault.<code>".
const (
	CodeNoKey    fault.Code = "persons.no_key"    // path, environment
	CodeWrongKey fault.Code = "persons.wrong_key" // none
	CodeBadKey   fault.Code = "persons.bad_key"   // path
	CodeKeyFile  fault.Code = "persons.key_file"  // path
)

// Keys seal persons and find them again. They come from one secret of a hall, which is never in its database.
type Keys struct {
	id   string
	aead cipher.AEAD
	find []byte
}

// secretLength is the length of a hall's secret, in bytes.
const secretLength = 32

// New makes the keys of a secret of 32 bytes.
func New(secret []byte) (*Keys, error) {
	if len(secret) != secretLength {
		return nil, fault.New(CodeBadKey, fault.Args{"path": ""})
	}
	derive := func(purpose string) ([]byte, error) {
		return hkdf.Key(sha256.New, secret, nil, "onevisit persons "+purpose, secretLength)
	}
	seal, err1 := derive("seal")
	find, err2 := derive("find")
	id, err3 := derive("id")
	if err := errors.Join(err1, err2, err3); err != nil {
		return nil, fmt.Errorf("persons: derive keys: %w", err)
	}
	block, err := aes.NewCipher(seal)
	if err != nil {
		return nil, fmt.Errorf("persons: %w", err)
	}
	aead, err := cipher.NewGCM(block)
	if err != nil {
		return nil, fmt.Errorf("persons: %w", err)
	}
	return &Keys{id: hex.EncodeToString(id[:8]), aead: aead, find: find}, nil
}

// Parse reads a secret as it is written down: 64 hexadecimal digits.
func Parse(text string) (*Keys, error) {
	secret, err := hex.DecodeString(strings.TrimSpace(text))
	if err != nil {
		return nil, fault.New(CodeBadKey, fault.Args{"path": ""}) // the cause would quote the secret
	}
	return New(secret)
}

// newSecret is a fresh secret as it is written down.
func newSecret() string {
	var b [secretLength]byte
	_, _ = rand.Read(b[:]) // never fails: the program ends rather than go on with a bad secret
	return hex.EncodeToString(b[:])
}

// ID names the keys without telling anything of them. What is sealed carries it, so that a wrong key is told from damage.
func (k *Keys) ID() string { return k.id }

// Hash is the keyed hash of an identity number (HMAC-SHA-256): equal for one person, and of no use without the key. Full
// width and lower case make no difference. It is empty for an empty number.
func (k *Keys) Hash(number string) string {
	number = identity.Normalize(number)
	if number == "" {
		return ""
	}
	mac := hmac.New(sha256.New, k.find)
	mac.Write([]byte(number)) //nolint:errcheck // a hash never fails
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil)[:16])
}

// Seal encrypts a person for one ticket (AES-256-GCM): the result opens with these keys and for that ticket alone.
func (k *Keys) Seal(ticket int64, p Person) ([]byte, error) {
	plain, err := json.Marshal(p)
	if err != nil {
		return nil, fmt.Errorf("persons: %w", err)
	}
	nonce := make([]byte, k.aead.NonceSize(), k.aead.NonceSize()+len(plain)+k.aead.Overhead())
	_, _ = rand.Read(nonce) // never fails
	return k.aead.Seal(nonce, nonce, plain, k.bound(ticket)), nil
}

// Open decrypts what Seal made. CodeWrongKey for other keys, another ticket, or damage.
func (k *Keys) Open(ticket int64, sealed []byte) (Person, error) {
	n := k.aead.NonceSize()
	if len(sealed) < n {
		return Person{}, fault.New(CodeWrongKey, nil)
	}
	plain, err := k.aead.Open(nil, sealed[:n], sealed[n:], k.bound(ticket))
	if err != nil {
		return Person{}, fault.Wrap(err, CodeWrongKey, nil)
	}
	var p Person
	if err := json.Unmarshal(plain, &p); err != nil {
		return Person{}, fault.New(CodeWrongKey, nil) // the cause would quote the person
	}
	return p, nil
}

// bound is what a seal is bound to besides its keys.
func (k *Keys) bound(ticket int64) []byte {
	return []byte("onevisit person of ticket " + strconv.FormatInt(ticket, 10))
}
