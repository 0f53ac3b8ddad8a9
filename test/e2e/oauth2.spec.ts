import type { Locator } from '@playwright/test'
import {
  type AuthorizationServer,
  CLIENT,
  startAuthorizationServer
} from '../fixtures/servers/authorization-server.ts'
import type { App } from './app.ts'
import { findAccessibilityProblems } from './axe.ts'
import { writeCollection } from './collections.ts'
import { expect, test } from './fixtures.ts'
import type { SondePage } from './sonde-page.ts'

let server: AuthorizationServer

test.beforeEach(async ({ app, shell, sonde }) => {
  server = await startAuthorizationServer()
  if (shell === 'electron') await closeBrowser(app)
  await sonde.url.fill(server.resourceUrl)
  await sonde.section('Request', 'Auth').click()
  await sonde.chooseAuth('OAuth 2')
})

test.afterEach(() => server[Symbol.asyncDispose]())

/** The system's browser stays closed: the person opens the page that is shown. */
async function closeBrowser(app: App): Promise<void> {
  await app.electron.evaluate(({ shell }) => {
    shell.openExternal = async () => {}
  })
}

const field = (sonde: SondePage, name: string) => sonde.page.getByRole('textbox', { name, exact: true })
const panel = (sonde: SondePage): Locator => sonde.page.getByRole('region', { name: 'Token', exact: true })
const getToken = (sonde: SondePage) => panel(sonde).getByRole('button', { name: /^Get (a new )?token$/ })

async function choose(sonde: SondePage, flow: string, fields: Record<string, string>): Promise<void> {
  await sonde.page.getByRole('combobox', { name: 'Flow' }).selectOption(flow)
  for (const [name, value] of Object.entries(fields)) await field(sonde, name).fill(value)
}

const client = () => ({
  'Access token URL': server.tokenUrl,
  'Client ID': CLIENT.id,
  'Client secret': CLIENT.secret
})

/** Does what a person's browser does at the address that is shown. @returns where it ended */
async function follow(sonde: SondePage): Promise<string> {
  const link = panel(sonde).getByRole('link')
  await expect(link).toBeVisible()
  const answer = await fetch((await link.getAttribute('href')) ?? '', { redirect: 'manual' })
  return answer.headers.get('location') ?? ''
}

test('the history says that what a token endpoint answered is not kept, but why it refused', async ({
  sonde
}) => {
  const view = sonde.page.getByRole('region', { name: 'History' })
  const asked = view.getByRole('list', { name: 'Recorded exchanges' }).getByRole('button', { name: /^POST/ })
  await choose(sonde, 'Client credentials', client())
  await getToken(sonde).click()
  await expect(panel(sonde)).toContainText('expires in 59 min')
  await sonde.runCommand('History')
  await asked.click()
  await expect(sonde.response).toContainText('The body is not kept in the history')

  await sonde.page.getByRole('tab', { name: /resource/ }).click()
  await sonde.section('Request', 'Auth').click()
  await field(sonde, 'Client secret').fill('wrong')
  await getToken(sonde).click()
  await expect(asked).toHaveCount(2)
  await asked.first().click()
  await expect(sonde.response).toContainText('Only why the token was refused is kept')
  await expect(sonde.response).toContainText('"invalid_client"')
})

test('a code of the browser becomes a token, which is refreshed and forgotten', async ({ app, sonde }) => {
  await choose(sonde, 'Authorization code', {
    'Authorization URL': server.authorizationUrl,
    ...client()
  })
  await expect(panel(sonde)).toContainText('There is no token yet')
  await getToken(sonde).click()
  await expect(panel(sonde)).toContainText('Waiting for the browser')
  expect(await (await fetch(await follow(sonde))).text()).toContain('You can close this page')
  await expect(panel(sonde)).toContainText('expires in 59 min')
  expect(server.asked[0]?.form.code_verifier).toBeTruthy()

  await sonde.sendButton.click()
  await expect(sonde.response).toContainText('200 OK')

  await app.restart()
  await sonde.section('Request', 'Auth').click()
  await panel(sonde).getByRole('button', { name: 'Refresh' }).click()
  await expect.poll(() => server.asked.map(({ form }) => form.grant_type)).toContain('refresh_token')
  await panel(sonde).getByRole('button', { name: 'Forget' }).click()
  await expect(panel(sonde)).toContainText('There is no token yet')
  await sonde.sendButton.click()
  await expect(sonde.response).toContainText('Get one under Auth')
})

test('the address is pasted where the way back leads elsewhere, and the wait can be given up', async ({
  app,
  sonde
}) => {
  await choose(sonde, 'Authorization code', {
    'Authorization URL': server.authorizationUrl,
    'Callback URL': 'https://app.example.org/back',
    ...client()
  })
  await getToken(sonde).click()
  await expect(panel(sonde).getByRole('link')).toBeVisible()
  await panel(sonde).getByRole('button', { name: 'Cancel' }).click()
  await expect(panel(sonde)).toContainText('There is no token yet')
  await expect(panel(sonde).getByRole('alert')).toBeHidden()

  await getToken(sonde).click()
  const address = panel(sonde).getByRole('textbox', { name: /copy the address/ })
  await address.fill('https://app.example.org/back?state=another&code=1')
  await panel(sonde).getByRole('button', { name: 'Go on' }).click()
  await expect(panel(sonde).getByRole('alert')).toContainText('belongs to another attempt')

  await getToken(sonde).click()
  await address.fill(await follow(sonde))
  await panel(sonde).getByRole('button', { name: 'Go on' }).click()
  await expect(panel(sonde)).toContainText('There is a token')
  expect(app.running).toBe(true)
})

test('client credentials are got when the request is sent, and a refusal is told', async ({ sonde }) => {
  await choose(sonde, 'Client credentials', client())
  await sonde.page.getByRole('textbox', { name: 'Token parameter 1 name' }).fill('audience')
  await sonde.page.getByRole('textbox', { name: 'Token parameter 1 value' }).fill('api')
  await sonde.sendButton.click()
  await expect(sonde.response).toContainText('200 OK')
  await expect(panel(sonde)).toContainText('There is a token')
  expect(server.asked[0]?.form).toMatchObject({ grant_type: 'client_credentials', audience: 'api' })

  await field(sonde, 'Client secret').fill('wrong')
  await getToken(sonde).click()
  await expect(panel(sonde).getByRole('alert')).toContainText('invalid_client')
})

test('a password gets a token, which goes where it is told to', async ({ sonde }) => {
  await choose(sonde, 'Password', { ...client(), 'User name': 'ada', Password: 'love&lace' })
  await sonde.page.getByRole('radio', { name: 'Query' }).click()
  await field(sonde, 'Parameter').fill('key')
  await sonde.sendButton.click()
  await expect(sonde.response).toContainText('200 OK')
  await expect(panel(sonde).getByRole('button', { name: 'Refresh' })).toBeVisible()
})

test('the implicit flow brings the token itself back', async ({ sonde }) => {
  await choose(sonde, 'Implicit', {
    'Authorization URL': server.authorizationUrl,
    'Client ID': CLIENT.id,
    'Callback URL': 'https://app.example.org/back'
  })
  await expect(field(sonde, 'Client secret')).toBeHidden()
  await getToken(sonde).click()
  await panel(sonde)
    .getByRole('textbox', { name: /copy the address/ })
    .fill(await follow(sonde))
  await panel(sonde).getByRole('button', { name: 'Go on' }).click()
  await expect(panel(sonde)).toContainText('There is a token')
})

test('requests that inherit it share the token of their collection', async ({ app, sonde }) => {
  const folder = await writeCollection(app.files, 'Storefront API', {
    'resource.yml': { name: 'Resource', url: server.resourceUrl }
  })
  await sonde.openCollection(folder)
  await sonde.choose(sonde.row('Storefront API'), 'Settings')
  await expect(sonde.tab('Storefront API')).toHaveAttribute('aria-selected', 'true')
  await sonde.section('Request', 'Auth').click()
  await sonde.chooseAuth('OAuth 2')
  await choose(sonde, 'Client credentials', client())
  await sonde.page.keyboard.press('ControlOrMeta+s')

  await sonde.row('GET Resource').click()
  await expect(sonde.tab('GET Resource')).toHaveAttribute('aria-selected', 'true')
  await sonde.section('Request', 'Auth').click()
  await sonde.chooseAuth('Inherit')
  await expect(sonde.page.getByText('OAuth 2, from Collection Storefront API')).toBeVisible()
  await getToken(sonde).click()
  await expect(panel(sonde)).toContainText('There is a token')
  await sonde.sendButton.click()
  await expect(sonde.response).toContainText('200 OK')
  expect(server.asked).toHaveLength(1)
})

test('what is missing is told at its field', async ({ sonde }) => {
  await choose(sonde, 'Authorization code', client())
  await getToken(sonde).click()
  await expect(field(sonde, 'Authorization URL')).toHaveAttribute('aria-invalid', 'true')
  await expect(field(sonde, 'Authorization URL')).toBeFocused()
  await field(sonde, 'Authorization URL').fill(server.authorizationUrl)
  await expect(field(sonde, 'Authorization URL')).not.toHaveAttribute('aria-invalid')

  await field(sonde, 'Client ID').fill('{{nobody}}')
  await getToken(sonde).click()
  await expect(field(sonde, 'Client ID')).toHaveAttribute('aria-invalid', 'true')
})

test('why there is no token to send is told in the Auth tab', async ({ sonde, target }) => {
  await sonde.chooseAuth('None')
  await sonde.send(target.url('/json'))
  await expect(sonde.response).toContainText('200 OK')
  await sonde.chooseAuth('OAuth 2')
  await choose(sonde, 'Client credentials', { ...client(), 'Client secret': 'wrong' })
  await sonde.section('Request', 'Headers').click()
  await sonde.sendButton.click()

  const auth = sonde.section('Request', 'Auth')
  await expect(auth).toHaveAttribute('aria-selected', 'true')
  await expect(auth).toHaveAccessibleName(/1 problem/)
  const problem = sonde.page.getByRole('region', { name: 'Problem with auth' })
  await expect(problem).toContainText('invalid_client')
  await expect(problem).toBeFocused()
  await expect(sonde.response).toContainText('Nothing was sent')
  await expect(sonde.response).toContainText('invalid_client')
  expect(await findAccessibilityProblems(sonde.page)).toEqual([])

  await sonde.section('Request', 'Headers').click()
  await sonde.response.getByRole('button', { name: 'Show me' }).click()
  await expect(problem).toBeFocused()
  await field(sonde, 'Client secret').fill(CLIENT.secret)
  await expect(problem).toBeHidden()
  await expect(auth).not.toHaveAccessibleName(/problem/)
  await sonde.sendButton.click()
  await expect(sonde.response).not.toContainText('Nothing was sent')
})

for (const theme of ['light', 'dark'] as const)
  test(`the form is accessible in the ${theme} theme`, async ({ sonde }) => {
    await sonde.page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await choose(sonde, 'Authorization code', { 'Authorization URL': server.authorizationUrl, ...client() })
    expect(await findAccessibilityProblems(sonde.page)).toEqual([])
    await getToken(sonde).click()
    await expect(panel(sonde).getByRole('link')).toBeVisible()
    expect(await findAccessibilityProblems(sonde.page)).toEqual([])
    for (const flow of ['Client credentials', 'Password', 'Implicit']) {
      await sonde.page.getByRole('combobox', { name: 'Flow' }).selectOption(flow)
      expect(await findAccessibilityProblems(sonde.page)).toEqual([])
    }
  })
