/**
 * Names for JSON values: equal values have the same name, whatever the order of their members. Each value is looked at
 * once, however often it is asked for, so that lists within lists take no longer than they are long.
 */
export class ValueNames {
  readonly #byShape = new Map<string, string>()
  readonly #known = new WeakMap<object, string>()

  /** @throws RangeError when it is nested too deep */
  of(value: unknown): string {
    if (typeof value !== 'object' || value === null) return JSON.stringify(value)
    const known = this.#known.get(value)
    if (known !== undefined) return known
    const shape = Array.isArray(value) ? this.#shapeOfList(value) : this.#shapeOfObject(value)
    const name = this.#byShape.get(shape) ?? `#${this.#byShape.size}`
    this.#byShape.set(shape, name)
    this.#known.set(value, name)
    return name
  }

  #shapeOfList(list: readonly unknown[]): string {
    return `[${list.map(item => this.of(item)).join()}]`
  }

  #shapeOfObject(object: object): string {
    const members = Object.entries(object).map(([name, value]) => `${JSON.stringify(name)}:${this.of(value)}`)
    return `{${members.sort().join()}}`
  }
}
