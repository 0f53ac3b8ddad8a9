import { formatCount } from '#shared/format/count.ts'

/** “3 scripts are left out”, without the dot. */
export function sayLeftOut(many: number, one: string, several = `${one}s`): string {
  return `${formatCount(many)} ${many === 1 ? `${one} is` : `${several} are`} left out`
}
