/** Options of curl 8 that take a value, by their long names. */
const WITH_VALUE = `abstract-unix-socket alt-svc aws-sigv4 cacert capath cert cert-type ciphers config connect-timeout
  connect-to continue-at cookie cookie-jar create-file-mode crlfile curves data data-ascii data-binary data-raw
  data-urlencode delegation dns-interface dns-ipv4-addr dns-ipv6-addr dns-servers doh-url dump-header ech egd-file engine
  etag-compare etag-save expect100-timeout form form-string ftp-account ftp-alternative-to-user ftp-method ftp-port
  happy-eyeballs-timeout-ms haproxy-clientip header hostpubmd5 hostpubsha256 hsts interface ip-tos ipfs-gateway json
  keepalive-cnt keepalive-time key key-type krb libcurl limit-rate local-port login-options mail-auth mail-from
  mail-rcpt max-filesize max-redirs max-time netrc-file noproxy oauth2-bearer output output-dir parallel-max pass
  pinnedpubkey preproxy proto proto-default proto-redir proxy proxy-cacert proxy-capath proxy-cert proxy-cert-type
  proxy-ciphers proxy-crlfile proxy-header proxy-key proxy-key-type proxy-pass proxy-pinnedpubkey proxy-service-name
  proxy-tls13-ciphers proxy-tlsauthtype proxy-tlspassword proxy-tlsuser proxy-user proxy1.0 pubkey quote random-file
  range rate referer request request-target resolve retry retry-delay retry-max-time sasl-authzid service-name socks4
  socks4a socks5 socks5-gssapi-service socks5-hostname speed-limit speed-time stderr telnet-option tftp-blksize
  time-cond tls-max tls13-ciphers tlsauthtype tlspassword tlsuser trace trace-ascii trace-config unix-socket upload-file
  url url-query user user-agent variable vlan-priority write-out`

const LONG_WITH_VALUE: ReadonlySet<string> = new Set(WITH_VALUE.split(/\s+/))

/** The long name that each letter stands for. */
const LETTERS: Readonly<Record<string, string>> = {
  '#': 'progress-bar',
  '0': 'http1.0',
  '1': 'tlsv1',
  '2': 'sslv2',
  '3': 'sslv3',
  '4': 'ipv4',
  '6': 'ipv6',
  A: 'user-agent',
  B: 'use-ascii',
  C: 'continue-at',
  D: 'dump-header',
  E: 'cert',
  F: 'form',
  G: 'get',
  H: 'header',
  I: 'head',
  J: 'remote-header-name',
  K: 'config',
  L: 'location',
  M: 'manual',
  N: 'no-buffer',
  O: 'remote-name',
  P: 'ftp-port',
  Q: 'quote',
  R: 'remote-time',
  S: 'show-error',
  T: 'upload-file',
  U: 'proxy-user',
  V: 'version',
  X: 'request',
  Y: 'speed-limit',
  Z: 'parallel',
  a: 'append',
  b: 'cookie',
  c: 'cookie-jar',
  d: 'data',
  e: 'referer',
  f: 'fail',
  g: 'globoff',
  h: 'help',
  i: 'include',
  j: 'junk-session-cookies',
  k: 'insecure',
  l: 'list-only',
  m: 'max-time',
  n: 'netrc',
  o: 'output',
  p: 'proxytunnel',
  q: 'disable',
  r: 'range',
  s: 'silent',
  t: 'telnet-option',
  u: 'user',
  v: 'verbose',
  w: 'write-out',
  x: 'proxy',
  y: 'speed-time',
  z: 'time-cond',
  ':': 'next'
}

/** An option of a command by its long name; the value is empty where it takes none. */
export interface CurlOption {
  name: string
  value: string
  /** As it was written: `-X` or `--request`. */
  written: string
}

/** Options and URLs in their order; a URL is an option `url`. */
export function readOptions(words: readonly string[]): CurlOption[] {
  const options: CurlOption[] = []
  const queue = [...words]
  let onlyUrls = false
  for (let word = queue.shift(); word !== undefined; word = queue.shift()) {
    if (onlyUrls || word === '-' || !word.startsWith('-'))
      options.push({ name: 'url', value: word, written: word })
    else if (word === '--') onlyUrls = true
    else if (word.startsWith('--')) options.push(readLong(word, queue))
    else options.push(...readLetters(word, queue))
  }
  return options
}

function readLong(word: string, queue: string[]): CurlOption {
  const [written, name = '', , attached] = /^--([^=]+)(=([\s\S]*))?$/.exec(word) ?? [word]
  if (!LONG_WITH_VALUE.has(name)) return { name, value: '', written }
  return { name, value: attached ?? queue.shift() ?? '', written: `--${name}` }
}

/** `-sSLXPOST`: letters that take no value, then at most one that does, with the rest of the word or the next one. */
function readLetters(word: string, queue: string[]): CurlOption[] {
  const options: CurlOption[] = []
  for (let at = 1; at < word.length; at++) {
    const written = `-${word.charAt(at)}`
    const name = LETTERS[word.charAt(at)]
    if (name === undefined) options.push({ name: '', value: '', written })
    else if (!LONG_WITH_VALUE.has(name)) options.push({ name, value: '', written })
    else {
      const attached = word.slice(at + 1)
      options.push({ name, value: attached !== '' ? attached : (queue.shift() ?? ''), written })
      break
    }
  }
  return options
}
