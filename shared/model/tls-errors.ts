import type { ErrorEntry } from './error-entry.ts'

/** What can be wrong between a standing connection and the first byte of a request. */
export const TLS_ERRORS: Record<'TLS' | 'CERTIFICATE' | 'PIN', ErrorEntry> = {
  TLS: {
    exit: 35,
    sentence: 'The TLS handshake with {host} failed ({reason}).',
    hint: 'The server and Sonde found no common way to talk. Sonde speaks TLS 1.2 and 1.3.',
    reasons: {
      'not-tls': {
        sentence: 'Port {port} of {host} does not speak TLS.',
        hint: 'What answered there is no TLS. If it speaks plain HTTP, try {plain} instead of {secure}; it may also be no web server at all, such as one for SSH or mail.'
      },
      version: {
        sentence: '{host} offers no TLS version that Sonde accepts.',
        hint: 'Sonde speaks TLS 1.2 and 1.3, or 1.3 alone where that is set as the minimum. Older versions are broken and are refused.'
      },
      'nothing-in-common': {
        sentence: '{host} ended the TLS handshake: it found no settings that both sides accept.',
        hint: 'It may offer only ciphers or curves that are given up as broken. Its operator can bring its TLS settings up to date.'
      },
      'weak-exchange': {
        sentence: '{host} offers a Diffie-Hellman key that is too short to be safe.',
        hint: 'Only the server’s operator can mend that.'
      },
      'unknown-name': {
        sentence: '{host} has no certificate for the name that it was asked for.',
        hint: 'The name is that of the URL, or the server name (SNI) in this request’s settings.'
      },
      alpn: {
        sentence: '{host} does not speak the version of HTTP that this request asks for.',
        hint: 'Set the protocol in this request’s settings to automatic.'
      },
      'no-http': {
        sentence: '{host} speaks neither {offered} over TLS.',
        hint: 'It refused every version of HTTP that Sonde offers, and may be a server of another kind.'
      },
      closed: {
        sentence: '{host} closed the connection during the TLS handshake.',
        hint: 'The port may not speak TLS, or the server wants another name (SNI) or client certificate than it got.'
      },
      unreadable: {
        sentence: 'The certificate of {host} cannot be read.',
        hint: 'It is malformed. Only the server’s operator can mend that.'
      },
      'client-certificate': {
        sentence: '{host} requires a client certificate.',
        hint: 'Set the certificate and its key in the settings of the collection, or for all collections in the preferences. On the command line: --client-cert and --client-key.'
      },
      'client-certificate-refused': {
        sentence: '{host} did not accept the client certificate.',
        hint: 'It may ask for another kind of certificate, or know this one but not let it in. Ask its operator which it accepts.'
      },
      'client-certificate-unknown-ca': {
        sentence: '{host} does not know the authority that issued the client certificate.',
        hint: 'Use a certificate of an authority that this server accepts, and put the intermediates into the same file.'
      },
      'client-certificate-expired': {
        sentence: '{host} refused the client certificate: it has expired.',
        hint: 'Have it renewed. Check the clocks of this machine and of the server too.'
      },
      'client-certificate-revoked': {
        sentence: '{host} refused the client certificate: it has been revoked.',
        hint: 'Ask whoever issued it for another.'
      }
    }
  },
  CERTIFICATE: {
    exit: 60,
    sentence: 'The certificate of {host} is not trusted ({reason}).',
    hint: 'If you know this server, add its CA certificate in this request’s settings (--ca-cert), or switch off certificate checks there.',
    reasons: {
      'self-signed': {
        sentence: 'The certificate of {host} is self-signed: nobody vouches for “{subject}”.',
        hint: 'For a server of your own, add this very certificate as a CA certificate in this request’s settings (--ca-cert), or switch off “Verify TLS certificates” there (--insecure).'
      },
      'unknown-issuer': {
        sentence:
          'The certificate chain of {host} ends at “{subject}”, issued by “{issuer}”, which is not a trusted authority here.',
        hint: 'If it is an authority of yours, add its CA certificate in this request’s settings (--ca-cert) or to the system store.'
      },
      'missing-issuer': {
        sentence:
          'The certificate “{subject}” was issued by “{issuer}”, which is not a trusted authority here, and {host} sent no certificate of it.',
        hint: 'If that is an intermediate, the server should send it along. If it is an authority of yours, add its CA certificate in this request’s settings (--ca-cert) or to the system store.'
      },
      expired: {
        sentence: 'The {role} certificate “{subject}” expired on {validTo}.',
        hint: 'The server’s operator must replace it. Check this machine’s clock too.'
      },
      'not-yet-valid': {
        sentence: 'The {role} certificate “{subject}” is not valid before {validFrom}.',
        hint: 'Check the clock of this machine and of the server.'
      },
      'bad-date': {
        sentence:
          'The {role} certificate “{subject}” says from when or until when it is valid in no readable form.',
        hint: 'It is malformed. Only the server’s operator can mend that.'
      },
      'hostname-mismatch': {
        sentence: 'The certificate is for {san}, not for {name}.',
        hint: 'Use a name the certificate lists, in the URL or as the server name (SNI) in this request’s settings, or fix the server’s certificate.'
      },
      'wrong-usage': {
        sentence:
          'The {role} certificate “{subject}” may not be used for a server: it was issued for another purpose.',
        hint: 'It may be a client’s. The server’s operator needs one for servers (serverAuth).'
      },
      'not-a-ca': {
        sentence: 'The certificate “{subject}” signed another one of the chain, but is no authority.',
        hint: 'Only a certificate that says so (CA:TRUE) may sign others. The server’s operator needs another chain.'
      },
      'chain-too-long': {
        sentence: 'The certificate chain of {host} is longer than an authority in it allows.',
        hint: 'The server’s operator needs another chain.'
      },
      'bad-signature': {
        sentence: 'The signature of the {role} certificate “{subject}” is not that of “{issuer}”.',
        hint: 'It is damaged or forged, or another authority has the same name. Do not trust this server until that is clear.'
      },
      'weak-key': {
        sentence: 'The key of the {role} certificate “{subject}” is too short to be safe.',
        hint: 'The server’s operator must replace it: RSA needs 2048 bits today.'
      },
      'weak-signature': {
        sentence: 'The {role} certificate “{subject}” is signed with a method that can be forged.',
        hint: 'It is SHA-1 or older. The server’s operator must replace it.'
      },
      revoked: {
        sentence: 'The certificate “{subject}” has been revoked.',
        hint: 'Do not trust this server until its operator has replaced the certificate.'
      }
    }
  },
  PIN: {
    exit: 90,
    sentence: 'No key in the certificate chain of {host} is one of the pinned ones.',
    hint: 'Nothing of the request was sent. The chain is vouched for by {keys}. If the server has a new key for good reason, pin that (--pin).',
    reasons: {
      'no-tls': {
        sentence: 'Keys are pinned for this request, but over {plain} {host} has none to show.',
        hint: 'Nothing was sent. Use {secure}, or take the pins away.'
      }
    }
  }
}
