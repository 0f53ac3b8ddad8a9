import fc from 'fast-check'

/** Values of files that conform to OpenCollection 1.0, construct by construct. */

type Fields = Record<string, fc.Arbitrary<unknown>>

const text = fc.oneof(fc.string(), fc.constantFrom('', '{{host}}', 'a\nb', '42', 'true', 'ä€😀'))
const description = fc.oneof(
  text,
  fc.constant(null),
  fc.record({ content: text, type: fc.constant('text/markdown') })
)
const flag = fc.boolean()

/** A mapping with the required fields and some of the optional ones, in any order. */
function mapping(required: Fields, optional: Fields = {}): fc.Arbitrary<Record<string, unknown>> {
  const requiredKeys = Object.keys(required)
  return fc
    .record({ ...required, ...optional }, { requiredKeys, noNullPrototype: true })
    .chain(value =>
      fc
        .shuffledSubarray(Object.entries(value), { minLength: Object.keys(value).length })
        .map(entries => Object.fromEntries(entries))
    )
}

const list = (item: fc.Arbitrary<unknown>) => fc.array(item, { maxLength: 4 })
const row = (more: Fields = {}) =>
  mapping({ name: text, value: text, ...more }, { description, disabled: flag })
const typed = fc.record({
  type: fc.constantFrom('string', 'number', 'boolean', 'null', 'object'),
  data: text
})
const variableValue = fc.oneof(text, typed)
export const variable = mapping(
  {},
  {
    name: text,
    value: fc.oneof(variableValue, list(mapping({ title: text, value: variableValue }, { selected: flag }))),
    description,
    disabled: flag
  }
)
const secret = mapping(
  { secret: fc.constant(true) },
  { name: text, description, disabled: flag, type: fc.constantFrom('string', 'number', 'object') }
)

const rawBody = mapping({ type: fc.constantFrom('json', 'text', 'xml', 'sparql'), data: text })
const formBody = mapping({ type: fc.constant('form-urlencoded'), data: list(row()) })
const part = fc.oneof(
  mapping(
    { name: text, type: fc.constant('text'), value: text },
    { description, contentType: text, disabled: flag }
  ),
  mapping(
    { name: text, type: fc.constant('file'), value: fc.oneof(text, list(text)) },
    { description, contentType: text, disabled: flag }
  )
)
const multipart = mapping({ type: fc.constant('multipart-form'), data: list(part) })
const fileBody = mapping({
  type: fc.constant('file'),
  data: list(mapping({ filePath: text, contentType: text, selected: flag }, { description: text }))
})
const httpBody = fc.oneof(rawBody, formBody, multipart, fileBody)
const graphqlBody = mapping({}, { query: text, variables: text })
const variants = (body: fc.Arbitrary<unknown>) =>
  fc.oneof(body, list(mapping({ title: text, body }, { selected: flag })))

const parameter = mapping(
  {},
  { name: text, value: text, placement: fc.constantFrom('header', 'query', 'body') }
)
const parameters = (...requests: string[]) =>
  mapping({}, Object.fromEntries(requests.map(request => [request, list(parameter)])))
const credentials = mapping(
  {},
  { clientId: text, clientSecret: text, placement: fc.constantFrom('basic_auth_header', 'body') }
)
const tokens = {
  tokenConfig: mapping(
    {},
    {
      id: text,
      placement: fc.oneof(fc.record({ header: text }), fc.record({ query: text })),
      source: fc.constantFrom('access_token', 'id_token')
    }
  ),
  settings: mapping({}, { autoFetchToken: flag, autoRefreshToken: flag }),
  scope: text
}
const oauth2 = (flow: string, optional: Fields) =>
  mapping({ type: fc.constant('oauth2'), flow: fc.constant(flow) }, { ...tokens, ...optional })
const login = { username: text, password: text }
const scheme = (type: string, fields: Fields) => mapping({ type: fc.constant(type) }, fields)

export const auth = fc.oneof(
  fc.constant('inherit'),
  scheme('basic', login),
  scheme('digest', login),
  scheme('wsse', login),
  scheme('ntlm', { ...login, domain: text }),
  scheme('bearer', { token: text }),
  scheme('apikey', { key: text, value: text, placement: fc.constantFrom('header', 'query') }),
  scheme('awsv4', {
    accessKeyId: text,
    secretAccessKey: text,
    sessionToken: text,
    service: text,
    region: text,
    profileName: text
  }),
  scheme('oauth1', {
    consumerKey: text,
    privateKey: fc.record({ type: fc.constant('text'), value: text }),
    includeBodyHash: flag
  }),
  oauth2('client_credentials', {
    accessTokenUrl: text,
    refreshTokenUrl: text,
    credentials,
    additionalParameters: parameters('accessTokenRequest', 'refreshTokenRequest')
  }),
  oauth2('resource_owner_password_credentials', {
    accessTokenUrl: text,
    refreshTokenUrl: text,
    credentials,
    resourceOwner: mapping({}, login),
    additionalParameters: parameters('accessTokenRequest', 'refreshTokenRequest')
  }),
  oauth2('authorization_code', {
    authorizationUrl: text,
    accessTokenUrl: text,
    refreshTokenUrl: text,
    callbackUrl: text,
    credentials,
    state: text,
    pkce: mapping({}, { disabled: flag, method: fc.constantFrom('S256', 'plain') }),
    additionalParameters: parameters('authorizationRequest', 'accessTokenRequest', 'refreshTokenRequest')
  }),
  oauth2('implicit', {
    authorizationUrl: text,
    callbackUrl: text,
    credentials: mapping({}, { clientId: text }),
    state: text,
    additionalParameters: parameters('authorizationRequest')
  })
)

const inheritable = (value: fc.Arbitrary<unknown>) => fc.oneof(value, fc.constant('inherit'))
const settings = mapping(
  {},
  {
    encodeUrl: inheritable(flag),
    timeout: inheritable(fc.nat()),
    followRedirects: inheritable(flag),
    maxRedirects: inheritable(fc.nat()),
    forwardAuthorizationHeader: inheritable(flag)
  }
)

const scripts = list(
  fc.record({
    type: fc.constantFrom('before-request', 'after-response', 'tests', 'hooks'),
    code: text
  })
)
const assertion = mapping({ expression: text, operator: text }, { value: text, disabled: flag, description })
const action = mapping(
  {
    type: fc.constant('set-variable'),
    selector: mapping({ expression: text, method: fc.constant('jsonq') }),
    variable: mapping({
      name: text,
      scope: fc.constantFrom('runtime', 'request', 'folder', 'collection', 'environment')
    })
  },
  { description, phase: fc.constantFrom('before-request', 'after-response'), disabled: flag }
)
const runtime = mapping(
  {},
  { variables: list(variable), scripts, assertions: list(assertion), actions: list(action) }
)

const info = (type: string) =>
  mapping({ type: fc.constant(type) }, { name: text, description, seq: fc.nat(), tags: list(text) })
const details = (body: fc.Arbitrary<unknown>) =>
  mapping(
    {},
    {
      method: text,
      url: text,
      headers: list(row()),
      params: list(row({ type: fc.constantFrom('query', 'path') })),
      body: variants(body),
      auth
    }
  )
const example = mapping(
  {},
  {
    name: text,
    description,
    request: mapping({}, { url: text, method: text, headers: list(row()), body: httpBody }),
    response: mapping(
      {},
      {
        status: fc.nat(),
        statusText: text,
        headers: list(fc.record({ name: text, value: text })),
        body: fc.record({ type: fc.constantFrom('json', 'text', 'xml', 'html', 'binary'), data: text })
      }
    )
  }
)

export const httpFile = mapping(
  { info: info('http') },
  {
    http: details(httpBody),
    runtime,
    settings,
    app: mapping({}, { enabled: flag, code: text }),
    docs: text,
    examples: list(example)
  }
)
export const graphqlFile = mapping(
  { info: info('graphql') },
  { graphql: details(graphqlBody), runtime, settings, docs: text }
)

const message = mapping({ type: fc.constantFrom('text', 'json', 'xml', 'binary'), data: text })
export const websocketFile = mapping(
  { info: info('websocket') },
  {
    websocket: mapping(
      {},
      {
        url: text,
        headers: list(row()),
        message: fc.oneof(message, list(mapping({ title: text, message }, { selected: flag }))),
        auth
      }
    ),
    runtime: mapping({}, { variables: list(variable), scripts }),
    settings: mapping({}, { timeout: inheritable(fc.nat()), keepAliveInterval: inheritable(fc.nat()) }),
    docs: text
  }
)

const requestDefaults = mapping(
  {},
  {
    headers: list(row()),
    metadata: list(row()),
    auth,
    variables: list(variable),
    scripts,
    settings: mapping({}, { http: settings, graphql: settings })
  }
)
export const folderFile = mapping({ info: info('folder') }, { request: requestDefaults, docs: description })

const proxy = mapping(
  {},
  {
    disabled: flag,
    inherit: flag,
    config: mapping(
      {},
      {
        protocol: fc.constantFrom('http', 'https', 'socks5'),
        hostname: fc.constantFrom('', 'proxy.test', '{{proxy}}', '::1'),
        port: fc.nat(65_535),
        auth: mapping({}, { disabled: flag, ...login }),
        bypassProxy: text
      }
    )
  }
)
const certificate = fc.oneof(
  mapping(
    { domain: text, type: fc.constant('pem'), certificateFilePath: text, privateKeyFilePath: text },
    { passphrase: text, disabled: flag }
  ),
  mapping(
    { domain: text, type: fc.constant('pkcs12'), pkcs12FilePath: text },
    { passphrase: text, disabled: flag }
  )
)
export const collectionFile = mapping(
  { opencollection: fc.constant('1.0.0') },
  {
    info: mapping({}, { name: text, summary: text, version: text }),
    config: mapping(
      {},
      {
        protobuf: fc.constant({ importPaths: [{ path: 'protos', disabled: true }] }),
        proxy,
        clientCertificates: list(certificate)
      }
    ),
    request: requestDefaults,
    docs: description,
    bundled: flag,
    extensions: fc.constant({ bruno: { ignore: ['node_modules'] } })
  }
)

export const environmentFile = mapping(
  { name: text },
  {
    color: text,
    description,
    variables: list(fc.oneof(variable, secret)),
    externalSecrets: fc.constant({
      type: 'aws-secrets-manager',
      variables: [{ name: 'a', secretName: 'b' }]
    }),
    clientCertificates: list(certificate),
    extends: text,
    dotEnvFilePath: text
  }
)

export const draftFile = fc.oneof(httpFile, graphqlFile, websocketFile, folderFile, collectionFile)

/** What YAML can give for anything at all. */
const anything: fc.Arbitrary<unknown> = fc.anything({
  key: fc.oneof(
    fc.string(),
    fc.constantFrom('name', 'value', 'type', 'data', 'disabled', 'enabled', '__proto__')
  ),
  values: [
    fc.string(),
    fc.boolean(),
    fc.constant(null),
    fc.double(),
    fc.integer(),
    fc.constantFrom('inherit', 'none', 'http', 'file', 'query')
  ],
  maxDepth: 3
})

/** A file in which one place is something else than the format has there, or has keys that it does not know. */
export const weirdFile = fc
  .tuple(draftFile, fc.array(fc.nat(), { minLength: 1, maxLength: 7 }), anything, fc.boolean())
  .map(([file, turns, odd, adds]) => replaceAt(file, turns, odd, adds))

function replaceAt(value: unknown, turns: readonly number[], odd: unknown, adds: boolean): unknown {
  const [turn, ...rest] = turns
  if (typeof value !== 'object' || value === null || turn === undefined) return odd
  const keys = Object.keys(value)
  const key = keys[turn % Math.max(1, keys.length)]
  if (Array.isArray(value))
    return value.map((one, index) => (String(index) === key ? replaceAt(one, rest, odd, adds) : one))
  if (rest.length === 0 && adds) return { ...value, unknown: odd, enabled: false }
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name,
      name === key && name !== 'info' ? replaceAt(part, rest, odd, adds) : part
    ])
  )
}
