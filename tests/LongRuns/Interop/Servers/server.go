// Go's x/crypto/ssh as a server: server PORT AUTHORIZED_KEYS HOST_KEY...
package main

import (
	"bytes"
	"errors"
	"log"
	"net"
	"os"

	"golang.org/x/crypto/ssh"
)

func main() {
	rest, err := os.ReadFile(os.Args[2])
	check(err)
	authorized := map[string]bool{}
	for len(bytes.TrimSpace(rest)) > 0 {
		var key ssh.PublicKey
		key, _, _, rest, err = ssh.ParseAuthorizedKey(rest)
		check(err)
		authorized[string(key.Marshal())] = true
	}

	config := &ssh.ServerConfig{
		PublicKeyCallback: func(_ ssh.ConnMetadata, key ssh.PublicKey) (*ssh.Permissions, error) {
			if authorized[string(key.Marshal())] {
				return nil, nil
			}
			return nil, errors.New("not authorized")
		},
	}

	// All that is implemented, and not only the default.
	config.KeyExchanges = []string{"curve25519-sha256", "curve25519-sha256@libssh.org", "ecdh-sha2-nistp256", "ecdh-sha2-nistp384", "ecdh-sha2-nistp521", "diffie-hellman-group14-sha256", "diffie-hellman-group14-sha1", "diffie-hellman-group1-sha1"}
	config.Ciphers = []string{"aes128-gcm@openssh.com", "chacha20-poly1305@openssh.com", "aes128-ctr", "aes192-ctr", "aes256-ctr", "aes128-cbc", "3des-cbc"}
	config.MACs = []string{"hmac-sha2-256-etm@openssh.com", "hmac-sha2-256", "hmac-sha1", "hmac-sha1-96"}
	for _, path := range os.Args[3:] {
		content, err := os.ReadFile(path)
		check(err)
		key, err := ssh.ParsePrivateKey(content)
		check(err)
		config.AddHostKey(key)
	}

	listener, err := net.Listen("tcp", "127.0.0.1:"+os.Args[1])
	check(err)
	for {
		connection, err := listener.Accept()
		check(err)
		go serve(connection, config)
	}
}

func serve(connection net.Conn, config *ssh.ServerConfig) {
	session, channels, requests, err := ssh.NewServerConn(connection, config)
	if err != nil {
		return
	}
	go ssh.DiscardRequests(requests)
	go func() {
		for channel := range channels {
			_ = channel.Reject(ssh.Prohibited, "no channels here")
		}
	}()
	_ = session.Wait()
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
