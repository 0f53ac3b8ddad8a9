const REDIRECTS = 'Redirects are followed without it.'
const QUIET = 'Without it nothing but warnings and errors is told.'
const QUERY = 'A query is written into the URL.'
const TIME = 'Write --timeout TIME.'
const UPLOAD = 'Write PUT before the URL, and --data @FILE.'
const AGENT = 'Write -H “User-Agent: …”.'
const REFERER = 'Write -H “Referer: …”.'
const CERTIFICATE = 'Write --client-cert FILE, and --client-key FILE where its key is not in it.'
const OUTPUT = 'Write --output FILE.'
const SOCKS = 'Write --proxy socks5://HOST:PORT.'
const SOCKS_NAMES = 'Write --proxy socks5h://HOST:PORT.'
const HEAD = 'Write the method: sonde send HEAD URL.'

/** Flags that hands are used to from curl and that there is no need for, with what stands in their place. */
export const CURL_FLAGS: Readonly<Record<string, string>> = {
  '-L': REDIRECTS,
  '--location': REDIRECTS,
  '-s': QUIET,
  '--silent': QUIET,
  '-S': QUIET,
  '--show-error': QUIET,
  '-I': HEAD,
  '--head': HEAD,
  '--compressed': 'Answers are asked for compressed without it.',
  '-A': AGENT,
  '--user-agent': AGENT,
  '-e': REFERER,
  '--referer': REFERER,
  '-E': CERTIFICATE,
  '--cert': CERTIFICATE,
  '--key': 'Write --client-key FILE.',
  '--pass': 'Write --client-key-passphrase TEXT.',
  '--cacert': 'Write --ca-cert FILE.',
  '--pinnedpubkey': 'Write --pin sha256/BASE64.',
  '--oauth2-bearer': 'Write --bearer TOKEN.',
  '--max-redirs': 'Write --max-redirects N.',
  '--form-string': '--form takes a text as it is where it is in quotes: --form NAME=\'"TEXT"\'.',
  '-O': OUTPUT,
  '--remote-name': OUTPUT,
  '--socks5': SOCKS,
  '--socks5-hostname': SOCKS_NAMES,
  '--http2-prior-knowledge': 'Write --http2.',
  // What `-h2` ends with.
  '-2': 'Write --http2.',
  '--data-raw': '--data takes text as it is, unless it begins with @.',
  '--data-binary': '--data sends a file as it is: --data @FILE.',
  '--data-urlencode': 'Write --urlencode NAME=VALUE.',
  '-G': QUERY,
  '--get': QUERY,
  '--url-query': QUERY,
  '-m': TIME,
  '--max-time': TIME,
  '-T': UPLOAD,
  '--upload-file': UPLOAD,
  '--location-trusted': 'Write --keep-credentials.'
}
