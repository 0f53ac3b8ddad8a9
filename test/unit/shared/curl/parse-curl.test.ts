import { describe, expect, it } from 'vitest'
import { looksLikeCurl } from '#shared/curl/looks-like-curl.ts'
import { parseCurl } from '#shared/curl/parse-curl.ts'
import { Draft } from '#shared/model/draft/draft.ts'

function parse(command: string) {
  const parsed = parseCurl(command)
  if ('problem' in parsed) throw new Error(parsed.problem)
  expect(Draft.parse(parsed.draft)).toEqual(parsed.draft)
  return parsed
}
const draftOf = (command: string) => {
  const { draft, warnings } = parse(command)
  expect(warnings).toEqual([])
  return draft
}
const headersOf = (command: string) => draftOf(command).headers.map(({ name, value }) => [name, value])

const GRAPHQL = '{"query":"{ a(b: \\"c\\") }","note":"it\'s 100% ^fine^ <b>&</b>\\n!"}'

describe('a command of developer tools', () => {
  it('of Chrome for bash', () => {
    const draft = draftOf(String.raw`curl 'https://api.test/graphql?v=1&w=%7B%22a%22%7D' \
  -X 'POST' \
  -H 'accept: */*' \
  -H 'accept-language: en-US,en;q=0.9' \
  -H 'content-type: application/json' \
  -b 'session=abc; theme=dark' \
  -H 'sec-ch-ua: "Chromium";v="140", "Not=A?Brand";v="24"' \
  --data-raw $'{"query":"{ a(b: \\"c\\") }","note":"it\'s 100% ^fine^ <b>&</b>\\n\u0021"}' \
  --compressed`)
    expect(draft).toMatchObject({
      method: 'POST',
      url: 'https://api.test/graphql?v=1&w=%7B%22a%22%7D',
      body: { kind: 'json', text: GRAPHQL }
    })
    expect(draft.params).toHaveLength(2)
    expect(draft.headers).toContainEqual({ name: 'Cookie', value: 'session=abc; theme=dark', enabled: true })
    expect(draft.headers).toContainEqual({
      name: 'sec-ch-ua',
      value: '"Chromium";v="140", "Not=A?Brand";v="24"',
      enabled: true
    })
  })

  it('of Chrome for cmd.exe', () => {
    const draft = draftOf(
      [
        'curl ^"https://api.test/graphql?v=1^&w=%^7B%^22a%^22%^7D^" ^',
        '  -H ^"content-type: application/json^" ^',
        '  -H ^"sec-ch-ua: ^\\^"Chromium^\\^";v=^\\^"140^\\^"^" ^',
        '  --data-raw ^"^{^\\^"note^\\^":^\\^"it\'s 100^% ^^fine^^ ^<b^>^&^</b^>^',
        '',
        '^!^\\^"^}^" ^',
        '  --insecure'
      ].join('\r\n')
    )
    expect(draft).toMatchObject({
      method: 'POST',
      url: 'https://api.test/graphql?v=1&w=%7B%22a%22%7D',
      body: { kind: 'json', text: '{"note":"it\'s 100% ^fine^ <b>&</b>\n!"}' },
      settings: { insecure: true }
    })
    expect(draft.headers[1]).toEqual({ name: 'sec-ch-ua', value: '"Chromium";v="140"', enabled: true })
  })

  it('of older Chrome for cmd.exe', () => {
    const draft = draftOf(
      'curl "https://a.test/?a=1&b=2" ^\n  -H "Accept: text/html" ^\n  --data-raw "{\\"a\\":\\"b c\\"}" ^\n  --compressed'
    )
    expect(draft).toMatchObject({ url: 'https://a.test/?a=1&b=2', body: { text: '{"a":"b c"}' } })
  })

  it('of Firefox', () => {
    expect(
      headersOf(
        "curl 'https://a.test/x' --compressed -X POST -H 'User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' -H 'Content-Type: application/x-www-form-urlencoded' -H 'Priority: u=0' --data-raw 'name=J%C3%B6rg&q=a+b'"
      )
    ).toEqual([
      ['User-Agent', 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'],
      ['Content-Type', 'application/x-www-form-urlencoded'],
      ['Priority', 'u=0']
    ])
  })

  it('of Safari', () => {
    const draft = draftOf(String.raw`curl 'https://a.test/x' \
-X 'PUT' \
-H 'Content-Type: application/json' \
-H 'Content-Length: 9' \
-H 'User-Agent: Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)' \
--data-binary '{"a":"ä"}'`)
    expect(draft).toMatchObject({ method: 'PUT', body: { kind: 'json', text: '{"a":"ä"}' } })
    expect(draft.headers.find(({ name }) => name === 'Content-Length')?.enabled).toBe(false)
  })

  it('of Postman', () => {
    const draft = draftOf(String.raw`curl --location --request POST 'https://a.test/upload?x=1' \
--header 'Authorization: Bearer {{token}}' \
--form 'file=@"/tmp/a b;c.png"' \
--form 'note="a \"quoted\"; text"' \
--form 'meta="{\"a\":1}";type=application/json'`)
    expect(draft).toMatchObject({
      method: 'POST',
      settings: { redirects: { follow: true } },
      body: {
        kind: 'multipart',
        parts: [
          { name: 'file', kind: 'file', files: ['/tmp/a b;c.png'] },
          { name: 'note', kind: 'text', value: 'a "quoted"; text' },
          { name: 'meta', kind: 'text', value: '{"a":1}', contentType: 'application/json' }
        ]
      }
    })
  })

  it('for PowerShell', () => {
    const draft = draftOf(
      'curl.exe "https://a.test/?q=`$x" `\n  -H \'X-A: it\'\'s\' `\n  -d "{`"a`": \\"b\\", ""c"": 1}"'
    )
    expect(draft).toMatchObject({
      url: 'https://a.test/?q=$x',
      headers: [{ name: 'X-A', value: "it's" }, { name: 'Content-Type' }],
      body: { text: '{"a": "b", "c": 1}' }
    })
  })
})

describe('a body', () => {
  it('is a form where encoding it again gives just that', () => {
    const form = (command: string) => draftOf(`curl http://a ${command}`).body
    expect(form("-d a=1 -d 'b=x+y%26'")).toEqual({
      kind: 'form',
      text: '',
      form: [
        { name: 'a', value: '1', enabled: true },
        { name: 'b', value: 'x y&', enabled: true }
      ]
    })
    expect(form("-d 'a=x y'")).toEqual({ kind: 'text', text: 'a=x y' })
    expect(form("--data-urlencode 'a=x y&z' --data-urlencode 'b=ä'")).toMatchObject({
      form: [{ value: 'x y&z' }, { value: 'ä' }]
    })
  })

  it('says its type as curl would', () => {
    expect(headersOf(`curl http://a -d '{"a":1}'`)).toEqual([
      ['Content-Type', 'application/x-www-form-urlencoded']
    ])
    expect(headersOf(`curl http://a --json '{"a":1}'`)).toEqual([
      ['Content-Type', 'application/json'],
      ['Accept', 'application/json']
    ])
    expect(headersOf(`curl http://a -H 'content-type: text/xml' -d '<a/>'`)).toEqual([
      ['content-type', 'text/xml']
    ])
    expect(draftOf(`curl http://a -H 'Content-Type:' -d x`)).toMatchObject({
      headers: [],
      withoutDefaults: ['content-type']
    })
  })

  it('comes from a file', () => {
    expect(draftOf('curl http://a -H "Content-Type: image/png" --data-binary @a.png')).toMatchObject({
      method: 'POST',
      body: { kind: 'file', files: [{ path: 'a.png', contentType: 'image/png', selected: true }] }
    })
    expect(draftOf('curl -T a.bin http://a')).toMatchObject({
      method: 'PUT',
      body: { kind: 'file', files: [{ path: 'a.bin' }] }
    })
    expect(parse('curl http://a --data-binary @a').warnings).toEqual([])
    expect(draftOf('curl http://a --data-raw @a').body).toEqual({ kind: 'text', text: '@a' })
  })

  it('goes into the query of a GET', () => {
    expect(draftOf("curl -G 'http://a/?x=1#f' -d y=2 --data-urlencode 'z=a b'")).toMatchObject({
      method: 'GET',
      url: 'http://a/?x=1&y=2&z=a%20b#f',
      body: { kind: 'none' }
    })
  })
})

describe('options', () => {
  it.each<[string, object]>([
    ['-sSLk http://a', { settings: { insecure: true, redirects: { follow: true } } }],
    ['-XPURGE http://a', { method: 'PURGE' }],
    ['-I http://a', { method: 'HEAD' }],
    ['--request=PATCH http://a', { method: 'PATCH' }],
    ['--url http://a', { url: 'http://a' }],
    ['-- http://a', { url: 'http://a' }],
    ['-u me:p:w http://a', { auth: { kind: 'basic', username: 'me', password: 'p:w' } }],
    ['--digest -u me http://a', { auth: { kind: 'digest', username: 'me', password: '' } }],
    ['--oauth2-bearer t http://a', { auth: { kind: 'bearer', token: 't' } }],
    [
      '--aws-sigv4 aws:amz:eu-west-1:s3 -u id:key http://a',
      {
        auth: {
          kind: 'aws-sigv4',
          accessKeyId: 'id',
          secretAccessKey: 'key',
          region: 'eu-west-1',
          service: 's3'
        }
      }
    ],
    ['-A me http://a', { headers: [{ name: 'User-Agent', value: 'me' }] }],
    ["-A '' http://a", { withoutDefaults: ['user-agent'] }],
    ["-e 'http://b;auto' http://a", { headers: [{ name: 'Referer', value: 'http://b' }] }],
    [
      "-H 'X-A;' -H 'Accept:' http://a",
      { headers: [{ name: 'X-A', value: '' }], withoutDefaults: ['accept'] }
    ],
    ["-b a=1 -b 'b=2' http://a", { headers: [{ name: 'Cookie', value: 'a=1; b=2' }] }],
    ['-r 0-9 http://a', { headers: [{ name: 'Range', value: 'bytes=0-9' }] }],
    ['-L --max-redirs 3 http://a', { settings: { redirects: { follow: true, max: 3 } } }],
    ['-m 1.5 --connect-timeout 2 http://a', { settings: { timeouts: { totalMs: 1500, connectMs: 2000 } } }],
    ['-x p:1 http://a', { settings: { proxy: { mode: 'url', url: 'http://p:1', bypass: '' } } }],
    [
      '-x socks5h://p -U me:x@y --noproxy b http://a',
      { settings: { proxy: { mode: 'url', url: 'socks5h://me:x%40y@p', bypass: 'b' } } }
    ],
    ["--noproxy '*' http://a", { settings: { proxy: { mode: 'none' } } }],
    [
      '--resolve a:1:127.0.0.1 --resolve b:2:::1 http://a',
      { settings: { resolve: 'a:1:127.0.0.1\nb:2:::1' } }
    ],
    ['--http1.1 http://a', { settings: { protocol: '1.1' } }],
    ['--http2 --tlsv1.3 http://a', { settings: { protocol: '2', tls: { minVersion: 'TLSv1.3' } } }],
    [
      "--cacert ca.pem --pinnedpubkey 'sha256//a=;sha256//b=' http://a",
      { settings: { tls: { ca: 'ca.pem', pins: 'sha256/a=\nsha256/b=' } } }
    ],
    ['--unix-socket /s http://a', { settings: { unixSocket: '/s' } }],
    ['--retry 2 http://a', { settings: { retries: { count: 2 } } }],
    ['-o out -w "%{http_code}" -D - -v -N http://a', { url: 'http://a' }],
    ['http://a?b=1&c=2', { url: 'http://a?b=1&c=2' }],
    ['http://a -F a=1 -F b=@x,y', { body: { parts: [{ value: '1' }, { files: ['x', 'y'] }] } }],
    ["http://a --form-string 'a=@b;type=c'", { body: { parts: [{ value: '@b;type=c' }] } }]
  ])('%s', (options, expected) => {
    expect(draftOf(`curl ${options}`)).toMatchObject(expected)
  })

  it.each([
    ['--foo http://a', '--foo is not taken over.'],
    ['-sJ? http://a', '-? is not taken over.'],
    ['--constructor http://a', '--constructor is not taken over.'],
    ['--ntlm http://a', '--ntlm is not taken over.'],
    ['--http3 http://a', '--http3 is not taken over.'],
    ['-c jar http://a', '-c is not taken over.'],
    ['-b jar http://a', '-b jar: cookies are not read from a file.'],
    ['http://a http://b', 'Only the first of 2 URLs is taken over.'],
    ['http://a --next http://b', 'The command makes several requests: this is the first.'],
    ['http://a | jq .', 'What follows “|” is left out.'],
    ['http://a 2>&1', 'What follows “2>&” is left out.'],
    ['http://a; echo', 'What follows “;” is left out.'],
    ['http://a| jq .', 'What follows “|” is left out.'],
    ['http://a && echo', 'What follows “&&” is left out.'],
    ['-H broken http://a', '“broken” is not a header: a colon is missing.'],
    [
      '-E c.pem --key k.pem http://a',
      'The client certificate c.pem is not taken over: add it to the collection’s settings.'
    ],
    ['-T - http://a/', 'The body comes from standard input, and is left out.'],
    ['-d @- http://a', 'The body comes from standard input, and is left out.'],
    [
      '-d @b http://a',
      'The file b is sent with its line breaks, which curl leaves out unless it is told --data-binary.'
    ],
    ['-F "a=<b" http://a', 'The part “a” is not read from the file b, and is empty.'],
    ['--data-urlencode a@b http://a', 'The field “a” is not read from the file b, and is empty.'],
    ['--data-urlencode @b http://a', '--data-urlencode @b is not taken over.'],
    ['-G --data-urlencode a@b http://a', 'The field “a” is not read from the file b, and is empty.'],
    ['-G -d @b http://a', 'The query is not read from the file b.']
  ])('%s is not taken over in silence', (options, warning) => {
    expect(parse(`curl ${options}`).warnings).toEqual([warning])
  })
})

describe('a file that is uploaded', () => {
  // As curl 7.88 does it.
  it.each([
    ["-T 'f (1)!~.txt' http://a/up/", 'http://a/up/f%20%281%29%21~.txt'],
    ['-T f http://a', 'http://a/f'],
    ['-T f a:80', 'a:80/f'],
    ['-T dir/f http://a/up/?b=/#c', 'http://a/up/f?b=/#c'],
    ["-T 'c:\\dir\\f' http://a/", 'http://a/f'],
    ['-T f http://a/up', 'http://a/up'],
    ['-T f {{base}}/up/', '{{base}}/up/f'],
    ['-T f {{base}}', '{{base}}'],
    ['-T f http://{{host}}', 'http://{{host}}/f'],
    ['-T f http://a/{{path}}', 'http://a/{{path}}']
  ])('%s goes to %s', (options, url) => {
    expect(draftOf(`curl ${options}`)).toMatchObject({ method: 'PUT', url })
  })

  it('from standard input has no name', () => {
    expect(parse('curl -T - http://a/').draft.url).toBe('http://a/')
  })
})

describe('what a shell would expand', () => {
  const said = (command: string) => {
    const { draft, warnings } = parse(command)
    const [, told = ''] = /in the place of (.*): nothing is run/.exec(warnings.join()) ?? []
    expect(warnings).toHaveLength(told === '' ? 0 : 1)
    return { draft, told }
  }

  it.each([
    ['curl "$BASE/x"', '$BASE/x', '“$BASE”'],
    ['curl http://a/$ID', 'http://a/$ID', '“$ID”'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the shell's
    ['curl "http://a/${ID:-1}?t=$T&u=$T"', 'http://a/${ID:-1}?t=$T&u=$T', '“${ID:-1}”, “$T”'],
    ['curl http://a/$(cat id)', 'http://a/$(cat id)', '“$(cat id)”'],
    [
      'curl "http://a/$(cat "my id" | tr \')\' b)/c"',
      'http://a/$(cat "my id" | tr \')\' b)/c',
      /^“\$\(cat .*b\)”$/
    ],
    ['curl http://a/`cat id`/b', 'http://a/`cat id`/b', '“`cat id`”'],
    ['curl "http://a/`cat id`"', 'http://a/`cat id`', '“`cat id`”'],
    ['curl http://a/$1', 'http://a/$1', '“$1”'],
    ['curl http://a/$A/$B/$C/$D/$E/$F/$G', 'http://a/$A/$B/$C/$D/$E/$F/$G', /“\$E” and 2 more$/],
    ['curl `\n  "http://a/$env:ID"', 'http://a/$env:ID', '“$env:ID”']
  ])('in %s is said, and stays', (command, url, told) => {
    const read = said(command)
    expect(read.draft.url).toBe(url)
    expect(read.told).toMatch(told)
    if (typeof told === 'string') expect(read.told).toBe(told)
  })

  it.each([
    ["curl 'http://a/$ID'", 'http://a/$ID'],
    ['curl "http://a/\\$ID"', 'http://a/$ID'],
    ['curl http://a/\\`b', 'http://a/`b'],
    ['curl "http://a/{{$guid}}/{{b}}"', 'http://a/{{$guid}}/{{b}}'],
    ['curl "http://a/?c=1$"', 'http://a/?c=1$'],
    ['curl "http://a/$(b"', 'http://a/$(b']
  ])('is none of %s', (command, url) => {
    const read = said(command)
    expect(read.draft.url).toBe(url)
    expect(read.told).toBe('')
  })

  it('takes no longer for what is never closed', () => {
    const text = '$('.repeat(20_000)
    expect(parse(`curl "http://a/${text}"`).draft.url).toBe(`http://a/${text}`)
  })
})

describe('brackets and braces in a URL', () => {
  it.each([
    ["'http://a/[1-3]'", 'http://a/[1-3]', '[1-3]'],
    ["'http://a/{x,y}?z'", 'http://a/{x,y}?z', '{x,y}'],
    ["'http://a/[a-z:2]/{x}'", 'http://a/[a-z:2]/{x}', '[a-z:2]']
  ])('%s would be several', (word, url, pattern) => {
    const { draft, warnings } = parse(`curl ${word}`)
    expect(draft.url).toBe(url)
    expect(warnings).toEqual([expect.stringContaining(`“${pattern}”`)])
  })

  it.each([
    ["-g 'http://a/[1-3]{x,y}'", 'http://a/[1-3]{x,y}'],
    ["--globoff 'http://a/\\[1-3\\]'", 'http://a/\\[1-3\\]'],
    ["'http://a/\\[1-3\\]?\\{x\\}'", 'http://a/[1-3]?{x}'],
    ["'http://[::1]:8080/'", 'http://[::1]:8080/'],
    ["'http://a/?ids[]=1&f[x]=2'", 'http://a/?ids[]=1&f[x]=2'],
    ["'{{base}}/{{path}}'", '{{base}}/{{path}}']
  ])('%s stands for itself', (options, url) => {
    expect(draftOf(`curl ${options}`).url).toBe(url)
  })
})

describe('quotes', () => {
  it.each([
    [String.raw`'a'\''b'`, "a'b"],
    [String.raw`"a \"b\" \$c \\ \n"`, 'a "b" $c \\ \\n'],
    [String.raw`$'\x41\u00e9\U0001F600\101\cA\'\t\e\z'`, "Aé😀A\x01'\t\x1b\\z"],
    [String.raw`$'\xe2\x82\xac'`, '€'],
    ["$'😀ä'", '😀ä'],
    [`a"b"'c'`, 'abc'],
    ["'a\nb'", 'a\nb'],
    ['"a\\\nb"', 'ab'],
    ["''", '']
  ])('%s', (quoted, text) => {
    expect(draftOf(`curl http://a -H 'Content-Type: text/plain' --data-raw ${quoted}`).body.text).toBe(text)
  })

  it.each([
    // Chrome until 2023 and Firefox write what is not ASCII by the halves of UTF-16.
    [String.raw`$'\uD83D\uDE00'`, '😀'],
    [String.raw`$'{"q":"\u00fc\u4f60\ud83d\ude00\ud83d\udc69\u200d\ud83d\udcbb"}'`, '{"q":"ü你😀👩‍💻"}'],
    [String.raw`$'a\xc3\xa9\303\251b'`, 'aééb'],
    [String.raw`$'{"json":"\\ud83d"}'`, '{"json":"\\ud83d"}']
  ])('%s, as developer tools write it', (quoted, text) => {
    expect(draftOf(`curl http://a -H 'Content-Type: text/plain' --data-raw ${quoted}`).body.text).toBe(text)
  })

  it.each([
    [String.raw`$'caf\xe9 \xe9'`, 'café é', String.raw`\xe9 in $'…' is no UTF-8: it is read as “é”.`],
    [
      String.raw`$'a\ud83db'`,
      String.raw`a\ud83db`,
      String.raw`\ud83d in $'…' is half a character: it stays as it is written.`
    ],
    [
      String.raw`$'a\U00110000'`,
      String.raw`a\U00110000`,
      String.raw`\U00110000 in $'…' is no character: it stays as it is written.`
    ]
  ])('%s is no text, and that is said', (quoted, text, warning) => {
    const { draft, warnings } = parse(`curl http://a -H 'Content-Type: text/plain' --data-raw ${quoted}`)
    expect(draft.body.text).toBe(text)
    expect(warnings).toEqual([warning])
  })

  it.each(["curl 'http://a", 'curl "http://a', "curl $'http://a", 'curl ^"http://a'])(
    'never closed: %s',
    command => {
      expect(parseCurl(command)).toEqual({
        problem: expect.stringMatching(/^The quote .+ is never closed\.$/)
      })
    }
  )

  it('reads lines that lost their backslashes, and a prompt', () => {
    expect(draftOf("$ curl http://a\n  -X PUT # so\n  -H 'A: b'")).toMatchObject({
      method: 'PUT',
      headers: [{ name: 'A', value: 'b' }]
    })
  })
})

describe('the end of its line', () => {
  it.each([
    'curl http://a\ncut -d, -f1 file',
    'curl http://a\n\ngrep -X foo -H "A: b" file\n',
    'curl http://a # so\n# and so\necho "it\'s',
    'curl "http://a" ^\n  -s\r\ntype -X foo',
    'curl "http://a" `\n  -s\nGet-Item -X foo',
    'curl http://a\n"$BIN" -X foo'
  ])('ends a command: %j', text => {
    const parsed = parseCurl(text)
    expect(parsed).toMatchObject({ draft: { method: 'GET', url: 'http://a', headers: [] } })
    expect(parsed).toMatchObject({ warnings: ['The lines that follow it are left out.'] })
  })

  it.each([
    'curl -s\nhttp://a -X PUT',
    "curl -X PUT\n'http://a'\n",
    'curl "http://a" ^\n  -s\n  -X PUT\n',
    'curl "http://a" `\n  -s\n  -X PUT',
    'curl http://a -X PUT\n# all'
  ])('does not where no command follows: %j', text => {
    expect(parseCurl(text)).toMatchObject({ draft: { method: 'PUT', url: 'http://a' }, warnings: [] })
  })
})

describe('what is no command', () => {
  it.each([
    ['wget http://a', 'This is not a curl command.'],
    ['wget curl http://a', 'This is not a curl command.'],
    ['', 'This is not a curl command.'],
    ['curl -v', 'The command names no URL.']
  ])('%s', (text, problem) => {
    expect(parseCurl(text)).toEqual({ problem })
  })

  it.each([
    ["curl 'https://a.test'", true],
    ['  $ curl -X POST a.test', true],
    ['curl.exe "http://a"', true],
    ['curl \\\n  https://a', true],
    ['curl ^"http://a^"', true],
    ['curl {{host}}/x', true],
    ['curl localhost:3000', true],
    ['https://a.test/?q=curl%20x', false],
    ['curl is a program', false],
    ['curl', false],
    ['curly braces.', false]
  ])('%j looks like one: %s', (text, expected) => {
    expect(looksLikeCurl(text)).toBe(expected)
  })
})
