import { expect, test } from './fixtures.ts'
import type { SondePage } from './sonde-page.ts'

const hop = (sonde: SondePage, name: RegExp) => sonde.response.getByRole('radio', { name })

test('a redirect is followed, and each hop can be looked at from every side', async ({ sonde, target }) => {
  await sonde.send(target.url('/login'))
  await expect(sonde.response).toContainText('200 OK')
  await expect(sonde.response).toContainText('2 hops')
  await expect(sonde.waterfall).toContainText(`Redirect 302 → ${target.url('/account')}`)
  await expect(sonde.response.getByText('cookie: session=s3cret')).toBeVisible()

  await sonde.section('Response', 'Cookies').click()
  await expect(sonde.response).toContainText('Sent from the jar')
  await hop(sonde, /^Hop 1, 302/).click()
  await expect(sonde.response.getByRole('region', { name: 'Set by the response, and stored' })).toContainText(
    'session'
  )
  const rejected = sonde.response.getByRole('region', { name: 'Set by the response, and rejected' })
  await expect(rejected).toContainText('theirs')
  await expect(rejected).toContainText(/domain/i)

  await sonde.section('Response', 'Request').click()
  await expect(sonde.response).toContainText('GET /login HTTP/1.1')
  await sonde.waterfall.getByRole('row', { name: /GET \/account/ }).click()
  await expect(sonde.response).toContainText('GET /account HTTP/1.1')
  await expect(sonde.response).toContainText('The 302 response of the hop before leads to')
  await expect(sonde.response.getByRole('table', { name: 'Otherwise than in the hop before' })).toContainText(
    'The cookie jar has other cookies'
  )
})

test('credentials do not follow to another origin, and the hop says so', async ({ sonde, target }) => {
  await sonde.page.getByRole('combobox', { name: 'Header 1 name' }).fill('Authorization')
  await sonde.page.getByRole('combobox', { name: 'Header 1 value' }).fill('Bearer t0ken')
  await sonde.send(target.url('/away'))
  await expect(sonde.response).toContainText('200 OK')
  await sonde.section('Response', 'Request').click()
  const change = sonde.response.getByRole('row', { name: /^Authorization/i })
  await expect(change).toContainText('dropped')
  await expect(change).toContainText('Credentials do not follow to another origin')

  await sonde.section('Request', 'Settings').click()
  await sonde.page.getByRole('switch', { name: 'Keep credentials' }).click()
  await sonde.sendButton.click()
  await expect(change).toContainText('It went along to another origin')
})

test('any two hops can be compared, with what changed between them', async ({ sonde, target }) => {
  await sonde.send(target.url('/chain'))
  await expect(sonde.response).toContainText('5 hops')
  await sonde.section('Response', 'Request').click()
  const rows = (name: string) => sonde.response.getByRole('table', { name }).getByRole('row')
  await expect(rows('Otherwise than in the hop before').nth(1)).toContainText(
    `${target.url('/chain?4')}${target.url('/chain?5')}`
  )
  await sonde.response.getByRole('combobox', { name: 'Compare with' }).selectOption('hop 1: GET 302')
  await expect(rows('Otherwise than in hop 1').nth(1)).toContainText(
    `The Location of the 302 response leads there.${target.url('/chain')}${target.url('/chain?5')}`
  )
  await sonde.section('Request', 'Body').click()
  await sonde.chooseBody('Form')
  await sonde.cell('Field', 1, 'name').fill('a')
  await sonde.send(target.url('/login'), 'POST')
  await expect(sonde.response).toContainText('2 hops')
  const row = (name: RegExp) => sonde.response.getByRole('row', { name })
  await expect(row(/^Method/)).toContainText(/rewritten.*After a 302 response POST becomes GET.*POSTGET/)
  await expect(row(/^URL/)).toContainText('The Location of the 302 response leads there')
  await expect(row(/^Body/)).toContainText(/dropped.*The redirect made it a request without a body/)
  await expect(row(/^Content-Type/i)).toContainText('The redirect made it a request without a body')
  await expect(sonde.response.getByRole('region', { name: 'Request as typed' })).toContainText(
    'Body: not sent with this hop'
  )
})

test('redirects that go in a circle end with a sentence, and off they are not followed', async ({
  sonde,
  target
}) => {
  await sonde.send(target.url('/circle'))
  await expect(sonde.error).toContainText('The redirects go in a circle')
  await sonde.section('Request', 'Settings').click()
  await sonde.page.getByRole('switch', { name: 'Follow redirects' }).click()
  await sonde.sendButton.click()
  await expect(sonde.error).toBeHidden()
  await expect(sonde.response).toContainText('302')
})

test('of many hops only the one that is looked at is unfolded, and the keyboard leads through', async ({
  sonde,
  target
}) => {
  const { keyboard } = sonde.page
  await sonde.send(target.url('/chain'))
  await expect(sonde.response).toContainText('5 hops')
  await expect(sonde.phase('ttfb')).toHaveCount(1)
  const row = (name: string) => sonde.waterfall.getByRole('row', { name })
  await row('GET /chain?5').click()
  await keyboard.press('Home')
  await keyboard.press('ArrowDown')
  await expect(row('GET /chain?2')).toBeFocused()
  await keyboard.press('Enter')
  await expect(hop(sonde, /^Hop 2/)).toBeChecked()
  await keyboard.press('ArrowDown')
  // below the head of the table and two hops comes the first phase of the second
  await expect(sonde.waterfall.getByRole('row').nth(3)).toBeFocused()
  await keyboard.press('End')
  await keyboard.press('Enter')
  await expect(hop(sonde, /^Hop 5/)).toBeChecked()
  await keyboard.press('ArrowUp')
  await expect(row('GET /chain?4')).toBeFocused()
})

test('the hop that is looked at is in sight in the waterfall of a small window too', async ({
  sonde,
  target
}) => {
  await sonde.page.setViewportSize({ width: 900, height: 650 })
  await sonde.send(target.url('/chain'))
  await expect(sonde.response).toContainText('5 hops')
  const row = (name: string) => sonde.waterfall.getByRole('row', { name })
  await expect(row('GET /chain?5')).toBeInViewport({ ratio: 1 })
  await expect(row('GET /chain?2')).not.toBeInViewport()
  await hop(sonde, /^Hop 2/).click()
  await expect(row('GET /chain?2')).toBeInViewport({ ratio: 0.8 })
  await expect(row('GET /chain?5')).not.toBeInViewport()
})

test('retries are hops with a wait before them', async ({ sonde, target }) => {
  await sonde.section('Request', 'Settings').click()
  await sonde.page.getByRole('textbox', { name: 'Retries' }).fill('3')
  await sonde.send(target.url('/flaky'))
  await expect(sonde.response).toContainText('200 OK')
  await expect(sonde.response).toContainText('3 hops')
  await expect(sonde.waterfall).toContainText('Retry 1 of 3 after 503')
  await expect(sonde.waterfall).toContainText('Retry 2 of 3 after 503')
  await expect(sonde.phase('backoff').first()).toBeVisible()
  await sonde.section('Response', 'Request').click()
  await expect(sonde.response).toContainText(/A wait of .+: random/)
  expect(target.requests).toHaveLength(3)
})

test('a wait before a retry is shown as it passes, and can be cancelled', async ({ sonde, target }) => {
  await sonde.section('Request', 'Settings').click()
  await sonde.page.getByRole('textbox', { name: 'Retries' }).fill('1')
  await sonde.send(target.url('/busy'))
  await expect(sonde.response.getByRole('status').first()).toContainText('before retry 1 of 1')
  const growing = await sonde.phase('backoff').textContent()
  await expect(sonde.phase('backoff')).not.toHaveText(growing ?? '')

  await sonde.cancelButton.click()
  await expect(sonde.error).toContainText('Cancelled during backoff')
  await sonde.section('Response', 'Request').click()
  await expect(sonde.response).toContainText(
    'Retry-After asked for 10 min 0 s, and this is the most that is waited'
  )
  expect(target.requests).toHaveLength(1)
})

test('a retry that is withheld is told as a warning', async ({ sonde, target }) => {
  await sonde.section('Request', 'Settings').click()
  await sonde.page.getByRole('textbox', { name: 'Retries' }).fill('2')
  await sonde.send(target.url('/flaky'), 'POST')
  await expect(sonde.response.getByRole('list', { name: 'Warnings' })).toContainText(
    'POST may have been carried out already'
  )
  expect(target.requests).toHaveLength(1)
})

test('a challenge is answered in a hop of its own', async ({ sonde, target }) => {
  await sonde.section('Request', 'Auth').click()
  await sonde.chooseAuth('Digest')
  await sonde.page.getByRole('textbox', { name: 'User name' }).fill('user')
  const password = sonde.page.getByRole('textbox', { name: 'Password' })
  await password.fill('pass')
  await expect(password).toHaveAttribute('type', 'password')
  await sonde.page.getByRole('button', { name: 'Show password' }).click()
  await expect(password).toHaveAttribute('type', 'text')

  await sonde.send(target.url('/digest'))
  await expect(sonde.response).toContainText('200 OK')
  await expect(sonde.waterfall).toContainText('Credentials, asked for by 401')
  await expect(sonde.response.getByText('welcome')).toBeVisible()
  await sonde.section('Response', 'Request').click()
  await expect(sonde.response.getByRole('row', { name: /^Authorization/i })).toContainText(
    'The response before asked for credentials'
  )
})

test('a stream of events is shown while it runs', async ({ sonde, target }) => {
  await sonde.send(target.url('/events'))
  const events = sonde.response.getByRole('listbox', { name: 'Events' })
  await expect(events.getByRole('option', { name: / Received Event / })).toHaveCount(2)
  await expect(events).toContainText('second in two lines')
  await expect(sonde.response.getByRole('status').first()).toContainText('Live, 2 events so far')

  target.release()
  await expect(sonde.response).toContainText('200 OK')
  await expect(sonde.section('Response', 'Events')).toHaveAttribute('aria-selected', 'true')
  await expect(events.getByRole('option', { name: / Received Event / }).last()).toContainText('the last one')
  await sonde.section('Response', 'Body').click()
  await expect(sonde.page.getByRole('radio', { name: 'Events' })).toBeChecked()
})

test('a stream of events that ends is opened again where that is wished', async ({ sonde, target }) => {
  await sonde.section('Request', 'Settings').click()
  await sonde.page.getByRole('switch', { name: 'Reopen event streams' }).click()
  target.release()
  await sonde.send(target.url('/events'))
  await expect(sonde.waterfall).toContainText('Opened again: the event stream had ended.')
  await sonde.cancelButton.click()
  await expect(sonde.error).toContainText('Cancelled')
  await hop(sonde, /^Hop 2,/).click()
  await sonde.section('Response', 'Request').click()
  await expect(sonde.response.getByRole('row', { name: /^last-event-id/i })).toContainText(
    'The event stream goes on after this event'
  )
})

test('what comes before and behind a response is shown with it', async ({ sonde, target }) => {
  await sonde.send(target.url('/trailers'))
  await expect(sonde.response).toContainText('200 OK')
  await sonde.section('Response', 'Headers').click()
  await expect(sonde.response.getByRole('table', { name: 'Headers of the 103' })).toContainText('preload')
  await expect(sonde.response.getByRole('table', { name: 'Trailers' })).toContainText('abc123')
})
