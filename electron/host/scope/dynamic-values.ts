import { type DynamicName, dynamicNameOf } from '#shared/template/dynamic-names.ts'
import { templateNames } from '#shared/template/parse-template.ts'
import { PLAIN_DYNAMIC_VALUES, type PlainDynamicName } from './plain-dynamic-values.ts'

/** A new value for a name with its `$`; undefined when there is none of that name. */
export type DynamicValues = (name: string) => string | undefined

/**
 * What makes the dynamic values that the texts name. The library of names and words, which is large, is loaded only
 * when one of them needs it.
 */
export async function dynamicValues(texts: Iterable<string>): Promise<DynamicValues> {
  const fake = needsFaker(texts) ? await loadFaker() : undefined
  return name => {
    const dynamic = dynamicNameOf(name)
    if (dynamic === undefined) return undefined
    return isPlain(dynamic) ? PLAIN_DYNAMIC_VALUES[dynamic]() : fake?.(dynamic)
  }
}

async function loadFaker(): Promise<(name: Exclude<DynamicName, PlainDynamicName>) => string> {
  const [{ faker }, { FAKER_VALUES }] = await Promise.all([
    import('@faker-js/faker/locale/en'),
    import('./faker-values.ts')
  ])
  return name => String(FAKER_VALUES[name](faker))
}

function needsFaker(texts: Iterable<string>): boolean {
  for (const text of texts) {
    if (!text.includes('$random')) continue
    for (const name of templateNames(text)) {
      const dynamic = dynamicNameOf(name)
      if (dynamic !== undefined && !isPlain(dynamic)) return true
    }
  }
  return false
}

function isPlain(name: DynamicName): name is PlainDynamicName {
  return Object.hasOwn(PLAIN_DYNAMIC_VALUES, name)
}
