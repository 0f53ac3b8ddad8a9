import { ConsentStore } from '#workspace/consents/consent-store.ts'

/**
 * Run as a process of its own: allows `count` things of its name one after the other, takes every second one back, and
 * tells each.
 */
export async function allowInALoop(home: string, name: string, count: string): Promise<void> {
  const store = new ConsentStore(home)
  await store.check()
  process.send?.({ problems: store.takeProblems() })
  for (let n = 0; n < Number(count); n++) {
    const request = { kind: 'process-env' as const, names: [`${name}${n}`], collectionId: 'c' }
    const { id } = await store.add(request)
    process.send?.({ allowed: id })
    if (n % 2 === 0) continue
    await store.revoke(id)
    process.send?.({ takenBack: id })
  }
  process.disconnect()
}
