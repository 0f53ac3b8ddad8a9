import { describe, expect, test } from 'vitest'
import { sonde } from './run-sonde.ts'

/** Nothing is sent there: that would end with 7. */
const NOWHERE = 'http://127.0.0.1:1/'

describe('a flag that cannot be understood is named', () => {
  test.each([
    [['--retry', 'often'], '--retry often'],
    [['--max-ratio', '0'], '--max-ratio 0'],
    [['--aws-sigv4', 'a/b', '--aws-sigv4', 'c/d', '-u', 'a:b'], '--aws-sigv4'],
    [['-o', 'a', '-o', 'b'], '--output'],
    [['-X', 'A B'], '--request: '],
    [['--request', ''], '--request: '],
    [['--proxy', 'ftp://x'], '--proxy'],
    [['--pin', 'nonsense'], '--pin'],
    [['--resolve', 'nonsense'], '--resolve nonsense'],
    [['--phase-timeout', 'lunch=1s'], '--phase-timeout lunch=1s'],
    [['--phase-timeout', 'ttfb'], '--phase-timeout ttfb: write it as PHASE=TIME'],
    [['--phase-timeout', 'ttfb=1s=2'], '--phase-timeout 1s=2'],
    [['--http1.1', '--http2'], '--http1.1'],
    [['--client-key', 'x'], '--client-key'],
    [['--api-key', 'x'], '--api-key: write it as header:NAME=VALUE'],
    [['--bearer', 'a', '--digest'], '--digest'],
    [['-d', 'a', '-F', 'b=c'], '--data'],
    [['-d', 'a', '-d', '@b'], '--data @b'],
    [['--json', '1', '--json', '2'], '--json'],
    [['--api-key', 'header:a=b', '--api-key', 'query:c=d'], '--api-key'],
    [['--bearer', 'a', '-u', 'b:c'], '--bearer and --user'],
    [['--api-key', 'header:a=b', '-u', 'b:c'], '--api-key and --user'],
    [['--unix-socket', '/x', '--proxy', 'http://p'], '--unix-socket and --proxy'],
    [['--retry', '-1'], '--retry -1: write a whole number'],
    [['--phase-timeout', 'backoff=1s'], '--phase-timeout backoff=1s'],
    [['--show-secrets'], '--show-secrets: it needs --verbose or --print exchange'],
    [['--show-secrets', '--print', 'har'], '--show-secrets: it needs --verbose or --print exchange'],
    [['--retry-all-methods'], '--retry-all-methods: it needs --retry'],
    [['--keep-credentials', '--no-redirect'], '--no-redirect and --keep-credentials'],
    [['--max-redirects', '3', '--no-redirect'], '--no-redirect and --max-redirects'],
    [['--print', 'xml'], '--print xml: write body, exchange or har'],
    [['--bearer', '--insecure'], '--bearer: its value is missing']
  ])('%j', async (flags, named) => {
    const { status, stderr } = await sonde(['send', NOWHERE, ...flags])
    expect(stderr).toContain(named)
    expect(status).toBe(2)
  })
  test.each([
    [['--bearer', 'top', 'top-secret'], 'Too many arguments: nothing can follow the URL.'],
    [['-H', 'Authorization Bearer top-secret'], '--header “Authorization …”: write it as'],
    [['-H', 'Authorization: Bearer top-\nsecret'], '--header “Authorization: •••”: A header value cannot'],
    [['-H', 'X-Plain: a\nb'], '--header “X-Plain: a\\x0ab”'],
    [['-H', 'Authorization Basic top-secret:x'], '--header “Authorization …”: write it as'],
    [['-H', 'Authorization=top-secret:x'], '--header “Authorization …”: write it as'],
    [['-H', 'top-secret'], '--header: write it as “Name: value”'],
    [['-H', 'top-secret=='], '--header: write it as “Name: value”'],
    [['-H', 'top-secret\r'], '--header: write it as “Name: value”'],
    [['-H', 'a: b', '-H', 'top-secret', '-H', 'c: d'], '--header (2nd of 3): write it as “Name: value”'],
    [['-H', 'a: b', '-H', 'X-Api-Key top-secret'], '--header (2nd of 2) “X-Api-Key …”: write it as'],
    [['-b', 'top-secret'], '--cookie: write it as NAME=VALUE'],
    [['-b', 'a=b', '-b', 'a=c', '-b', 'top-secret'], '--cookie (3rd of 3): write it as NAME=VALUE'],
    [['-F', 'token=top-secret;type=bad'], '--form token=…: write the type as TYPE/SUBTYPE'],
    [['-F', 'top-secret', '-F', 'a=b'], '--form (1st of 2): write it as NAME=VALUE'],
    [['--urlencode', 'top-secret'], '--urlencode: write it as NAME=VALUE'],
    [['--api-key', 'top-secret'], '--api-key: write it as']
  ])('%j, without what may be a secret', async (flags, named) => {
    const { status, stderr } = await sonde(['send', NOWHERE, ...flags])
    expect(status).toBe(2)
    expect(stderr).toContain(named)
    expect(stderr).not.toContain('top-')
  })
})

describe('a word before the URL', () => {
  test.each([
    ['password123', 'The word before the URL is no method.'],
    ['p@ss', 'The word before the URL is no method.'],
    ['psot', '“psot” is not a method. Did you mean “POST”?']
  ])('that is no method is not sent as one: %s', async (word, problem) => {
    const { status, stderr } = await sonde(['send', word, NOWHERE])
    expect(stderr).toContain(problem)
    expect(status).toBe(2)
    if (problem.startsWith('The')) expect(stderr).not.toContain(word)
  })
})
