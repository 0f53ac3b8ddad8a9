import { copyFile } from 'node:fs/promises'
import path from 'node:path'
import { locate } from '../fixtures/certs/certificates.ts'
import type { App } from './app.ts'
import { findAccessibilityProblems } from './axe.ts'
import { expect, test } from './fixtures.ts'
import type { SondePage } from './sonde-page.ts'
import type { TlsTarget } from './target/tls-target.ts'

/** Trusts the authority of the fixtures for the request in front, and finds the server under its name. */
async function trustAuthority(app: App, sonde: SondePage, { port }: TlsTarget): Promise<void> {
  const file = path.join(app.files, 'ca.pem')
  await copyFile(locate('ca.pem'), file)
  await sonde.section('Request', 'Settings').click()
  const authorities = sonde.page.getByRole('textbox', { name: 'Authorities' })
  if (await app.answerPick(file))
    await sonde.page.getByRole('button', { name: 'Choose a file of authorities…' }).click()
  else await authorities.fill(file)
  await expect(authorities).toHaveValue(file)
  await sonde.page.getByRole('textbox', { name: 'Addresses of hosts' }).fill(`sonde.test:${port}:127.0.0.1`)
}

const urlOf = ({ port }: TlsTarget) => `https://sonde.test:${port}/`

const chainOf = (sonde: SondePage) => sonde.response.getByRole('list', { name: 'Certificate chain' })

test('a chain is a tree, with its keys, where each comes from, and the name that matches', async ({
  app,
  sonde,
  tlsTarget
}) => {
  await trustAuthority(app, sonde, tlsTarget)
  tlsTarget.present('chain')
  await sonde.send(urlOf(tlsTarget))
  await expect(sonde.response.getByText('over TLS')).toBeVisible()
  await sonde.section('Response', 'Connection').click()
  const tls = sonde.response.getByRole('region', { name: 'TLS' })
  await expect(tls).toContainText('sonde.test is matched by DNS:sonde.test')
  await expect(tls).toContainText('h2 (offered: h2, http/1.1)')
  await expect(tls).toContainText('full')
  const certificate = (name: RegExp) => chainOf(sonde).getByRole('button', { name })
  await expect(certificate(/^below-intermediate.*server · EC P-256 · sent by the server/)).toBeVisible()
  await expect(certificate(/^intermediate.*sent by the server/)).toBeVisible()
  await certificate(/^Sonde test authority.*root.*trusted here/).click()
  await expect(chainOf(sonde)).toContainText('lies in the store “added CA”')
  expect(await findAccessibilityProblems(sonde.page)).toEqual([])
})

test('a key is pinned in one click, holds from the next send on, and can be let go', async ({
  app,
  sonde,
  tlsTarget
}) => {
  await trustAuthority(app, sonde, tlsTarget)
  tlsTarget.present('chain')
  await sonde.send(urlOf(tlsTarget))
  await sonde.section('Response', 'Connection').click()
  const pins = sonde.page.getByRole('textbox', { name: 'Pinned keys' })
  await sonde.response.getByRole('button', { name: 'Pin key of below-intermediate' }).click()
  await expect(pins).toHaveValue(/^sha256\/.{43}=$/)
  await expect(sonde.page.getByText('the request is not saved yet')).toBeVisible()
  const unpin = sonde.response.getByRole('button', { name: 'Unpin key of below-intermediate' })
  await expect(unpin).toBeVisible()

  const undo = sonde.page.getByRole('button', { name: 'Undo' })
  await expect(undo).toHaveCount(1)
  // typed meanwhile: what would be undone is another text by now
  const pinned = await pins.inputValue()
  await pins.fill(`${pinned}\n{{typed}}`)
  await expect(undo).toHaveCount(0)
  await pins.fill(pinned)

  await sonde.sendButton.click()
  await expect(chainOf(sonde)).toContainText('pin matched')

  tlsTarget.present('with another key')
  await sonde.sendButton.click()
  await expect(sonde.error).toContainText('is one of the pinned ones')
  await expect(sonde.response.getByRole('region', { name: /handshake failed/ })).toContainText('RSA 2048')
  await expect(chainOf(sonde)).not.toContainText('pin matched')

  await sonde.response.getByRole('button', { name: 'Pin key of rsa' }).click()
  await expect(pins).toHaveValue(/^sha256\/.+\nsha256\/.+$/)
  await sonde.page.getByRole('button', { name: 'Undo' }).first().click()
  await expect(pins).toHaveValue(/^sha256\/.{43}=$/)
  await sonde.response.getByRole('button', { name: 'Pin key of rsa' }).click()
  await sonde.sendButton.click()
  await expect(sonde.response).toContainText('200')
  await expect(chainOf(sonde)).toContainText('pin matched')
  await sonde.response.getByRole('button', { name: 'Unpin key of rsa' }).click()
  await expect(pins).toHaveValue(/^sha256\/.{43}=$/)
})

test('a certificate that has expired is marked, with what to do', async ({ app, sonde, tlsTarget }) => {
  await trustAuthority(app, sonde, tlsTarget)
  tlsTarget.present('expired')
  await sonde.send(urlOf(tlsTarget))
  await expect(sonde.error).toContainText('expired on')
  await sonde.error.getByRole('button', { name: 'Show the handshake' }).click()
  const fault = chainOf(sonde).getByRole('note')
  await expect(fault).toContainText('The server’s certificate “CN=expired” expired on 2021-01-01')
  await expect(fault).toContainText('The server’s operator must replace it')
  // told once: above it is no more than the sentence
  await expect(sonde.error).not.toContainText('must replace it')
  await expect(chainOf(sonde)).toContainText('trusted here')
  expect(await findAccessibilityProblems(sonde.page)).toEqual([])

  await sonde.page.getByRole('switch', { name: 'Verify TLS certificates' }).click()
  await sonde.sendButton.click()
  await expect(sonde.response.getByRole('region', { name: 'TLS' })).toContainText('CERT_HAS_EXPIRED')
  await expect(fault).toContainText('expired on')
})

test('a certificate is copied as PEM', async ({ app, sonde, tlsTarget, shell }) => {
  const { page } = sonde
  if (shell === 'serve') await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await sonde.send(tlsTarget.url('/'))
  await sonde.error.getByRole('button', { name: 'Show the handshake' }).click()
  await expect(chainOf(sonde)).toContainText('self-signed')
  await chainOf(sonde).getByRole('button', { name: 'Copy the certificate as PEM' }).click()
  await expect
    .poll(() =>
      shell === 'serve'
        ? page.evaluate(() => navigator.clipboard.readText())
        : app.electron.evaluate(({ clipboard }) => clipboard.readText())
    )
    .toMatch(/^-----BEGIN CERTIFICATE-----/)
})

test('a port that speaks plain HTTP has no certificate to show, and that is said', async ({
  sonde,
  target
}) => {
  await sonde.send(target.url('/json').replace('http:', 'https:'))
  await expect(sonde.error).toContainText('does not speak TLS')
  await sonde.section('Response', 'Connection').click()
  const tls = sonde.response.getByRole('region', { name: 'TLS with the server: the handshake failed' })
  await expect(tls).toContainText('No certificate was shown before the handshake ended')
  await expect(tls).toContainText('none agreed (offered: h2, http/1.1)')
})
