import { describe, expect, it, test } from 'vitest'
import type { UnsignedRequest } from '#engine/auth/authenticator.ts'
import { createSigV4 } from '#engine/auth/aws-sigv4/sigv4.ts'
import type { Header } from '#shared/model/request.ts'
import { bytesBody, streamBody, unsigned } from '../unsigned-request.ts'

const KEYS = {
  kind: 'aws-sigv4',
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  region: 'us-east-1',
  service: 'service'
} as const
const NOW = () => new Date('2015-08-30T12:36:00.999Z')

async function sign(request: UnsignedRequest, keys: Parameters<typeof createSigV4>[0] = KEYS, now = NOW) {
  const { headers } = await createSigV4(keys, now).sign(request)
  const value = headers.find(([name]) => name === 'Authorization')?.[1] ?? ''
  const [, signed, signature] = /SignedHeaders=([^,]*), Signature=(\w+)$/.exec(value) ?? []
  return { headers, value, signed, signature }
}

const ORIGIN = 'https://example.amazonaws.com'

describe('the vectors that AWS publishes', () => {
  test('get-vanilla', async () => {
    const { headers } = await sign(unsigned(ORIGIN))
    expect(headers).toEqual([
      ['X-Amz-Date', '20150830T123600Z'],
      [
        'Authorization',
        'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, ' +
          'SignedHeaders=host;x-amz-date, ' +
          'Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31'
      ]
    ])
  })

  test.each<[string, string, Partial<UnsignedRequest>, string]>([
    [
      'get-vanilla-query-order-key-case',
      '/?Param2=value2&Param1=value1',
      {},
      'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500'
    ],
    [
      'get-vanilla-empty-query-key',
      '/?Param1=value1',
      {},
      'a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb'
    ],
    [
      'get-vanilla-utf8-query',
      '/?ሴ=bar',
      {},
      '2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04'
    ],
    ['get-slash-dot-slash', '/./', {}, '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31'],
    [
      'get-relative-relative',
      '/example1/example2/../..',
      {},
      '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31'
    ],
    [
      'post-vanilla',
      '/',
      { method: 'POST' },
      '5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b'
    ],
    [
      'post-x-www-form-urlencoded',
      '/',
      {
        method: 'POST',
        headers: [['Content-Type', 'application/x-www-form-urlencoded']],
        body: bytesBody('Param1=value1')
      },
      'ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a'
    ],
    [
      'get-header-key-duplicate',
      '/',
      {
        headers: [
          ['My-Header1', 'value2'],
          ['My-Header1', 'value2'],
          ['My-Header1', 'value1']
        ]
      },
      'c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea'
    ],
    [
      'get-header-value-trim',
      '/',
      {
        headers: [
          ['My-Header1', ' value1'],
          ['My-Header2', ' "a   b   c"']
        ]
      },
      'acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736'
    ]
  ])('%s', async (_name, target, more, signature) => {
    expect(await sign(unsigned(ORIGIN + target, more))).toMatchObject({ signature })
  })

  test('IAM User Guide, ListUsers', async () => {
    const request = unsigned('https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08', {
      headers: [['Content-Type', 'application/x-www-form-urlencoded; charset=utf-8']]
    })
    expect(await sign(request, { ...KEYS, service: 'iam' })).toMatchObject({
      signed: 'content-type;host;x-amz-date',
      signature: '5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7'
    })
  })

  const S3 = {
    ...KEYS,
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    service: 's3'
  }
  const S3_NOW = () => new Date('2013-05-24T00:00:00Z')

  test.each<[string, string, Partial<UnsignedRequest>, string]>([
    [
      'GET object',
      '/test.txt',
      { headers: [['Range', 'bytes=0-9']] },
      'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41'
    ],
    [
      'PUT object',
      '/test$file.text',
      {
        method: 'PUT',
        headers: [
          ['Date', 'Fri, 24 May 2013 00:00:00 GMT'],
          ['x-amz-storage-class', 'REDUCED_REDUNDANCY']
        ],
        body: streamBody('Welcome to Amazon S3.', true)
      },
      '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd'
    ],
    [
      'GET bucket lifecycle',
      '/?lifecycle',
      {},
      'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543'
    ],
    [
      'list objects',
      '/?max-keys=2&prefix=J',
      {},
      '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7'
    ]
  ])('S3 API Reference, %s', async (_name, target, more, signature) => {
    const request = unsigned(`https://examplebucket.s3.amazonaws.com${target}`, more)
    expect(await sign(request, S3, S3_NOW)).toMatchObject({ signature })
  })
})

describe('sigv4', () => {
  it('signs the token of a session along', async () => {
    const { headers, signed } = await sign(unsigned(ORIGIN), { ...KEYS, sessionToken: 'abc' })
    expect(headers).toContainEqual(['X-Amz-Security-Token', 'abc'])
    expect(signed).toBe('host;x-amz-date;x-amz-security-token')
  })

  it('signs what was typed in the place of its own', async () => {
    const typed: Header[] = [
      ['host', 'other.example'],
      ['x-amz-date', '20200101T000000Z'],
      ['X-AMZ-content-sha256', 'UNSIGNED-PAYLOAD']
    ]
    const request = unsigned(ORIGIN, { method: 'PUT', headers: typed, body: streamBody('a', false) })
    const { headers, value, signed } = await sign(request)
    expect(headers).toHaveLength(1)
    expect(value).toContain('/20200101/')
    expect(signed).toBe('host;x-amz-content-sha256;x-amz-date')
  })

  it('leaves out what may change on the way', async () => {
    const { signed } = await sign(
      unsigned(ORIGIN, {
        headers: [
          ['host', 'example.amazonaws.com'],
          ['connection', 'keep-alive'],
          ['User-Agent', 'a'],
          ['Accept', '*/*'],
          ['Accept-Encoding', 'gzip'],
          ['Authorization', 'Basic a'],
          ['Cookie', 'a=b'],
          ['content-length', '0']
        ]
      })
    )
    expect(signed).toBe('host;x-amz-date')
  })

  it('takes a stream for S3 over https only', async () => {
    const body = streamBody('a', false)
    const s3 = { ...KEYS, service: 's3' }
    const { headers } = await sign(unsigned('https://s3.test/', { body }), s3)
    expect(headers).toContainEqual(['X-Amz-Content-Sha256', 'UNSIGNED-PAYLOAD'])
    const refusal = expect.objectContaining({ code: 'BUILD', field: 'body' })
    await expect(sign(unsigned('http://s3.test/', { body }), s3)).rejects.toEqual(refusal)
    await expect(sign(unsigned('https://s3.test/', { body }))).rejects.toEqual(refusal)
  })

  test.each([
    ['accessKeyId', ''],
    ['accessKeyId', 'a b'],
    ['secretAccessKey', ''],
    ['region', 'eu/west'],
    ['service', ''],
    ['sessionToken', 'a\nb']
  ])('refuses a %s of %j', (key, value) => {
    expect(() => createSigV4({ ...KEYS, [key]: value })).toThrow(
      expect.objectContaining({ code: 'BUILD', field: `auth.${key}` })
    )
  })

  it('refuses a typed date that AWS cannot read', async () => {
    const request = unsigned(ORIGIN, { headers: [['X-Amz-Date', 'today']] })
    await expect(sign(request)).rejects.toMatchObject({ code: 'BUILD', field: 'headers' })
  })
})
