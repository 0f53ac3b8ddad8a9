declare module 'har-validator' {
  /** Rejects with what is wrong where the value is no HAR 1.2 log. */
  export function har(value: unknown): Promise<unknown>
}
