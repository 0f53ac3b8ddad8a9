import { create } from 'zustand'
import type { VaultStatus } from '#shared/model/vault.ts'
import { type HostClient, host } from './host.ts'

/** How the vault is; undefined until the host has told. */
export const useVault = create<{ status: VaultStatus | undefined }>(() => ({ status: undefined }))

/** Whether a problem that is told of a request is that the vault is locked, however it is worded there. */
export function isOfLockedVault(problem: string, status: VaultStatus | undefined): boolean {
  return status?.state === 'locked' && status.why !== undefined && problem.includes(status.why)
}

/** Follows the vault for as long as the connection lasts. */
export async function watchVault(client: HostClient): Promise<void> {
  try {
    for await (const status of client.stream('vault.watch', {})) useVault.setState({ status })
  } catch {
    // On the next connection it is watched anew. Reading a secret says what is wrong.
  }
}

/** @returns whether it was the right one */
export async function unlockVault(passphrase: string): Promise<boolean> {
  const client = await host.ready()
  return (await client.call('vault.unlock', { passphrase })).unlocked
}

/** @throws ClientError */
export async function setVaultPassphrase(passphrase: string): Promise<void> {
  await (await host.ready()).call('vault.setPassphrase', { passphrase })
}

/** @throws ClientError IO when there is no keychain */
export async function keepVaultInKeychain(): Promise<void> {
  await (await host.ready()).call('vault.useKeychain', {})
}

/** @throws ClientError */
export async function startVaultAnew(): Promise<void> {
  await (await host.ready()).call('vault.startAnew', {})
}
