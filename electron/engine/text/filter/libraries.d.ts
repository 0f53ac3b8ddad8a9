/** The module of jq that the package wraps: its own types leave open what it holds. */
declare module 'jq-wasm/dist/build/jq.js' {
  interface JqModule {
    /** Runs the program, and returns its exit status. */
    callMain(args: string[]): number
  }
  export default function createJq(): Promise<JqModule>
}

/** As much of it as is used: Node has it, and its types leave it to those of a browser. */
declare namespace WebAssembly {
  type Imports = Record<string, Record<string, unknown>>
  class Memory {
    readonly buffer: ArrayBuffer
  }
  function instantiate(
    binary: Uint8Array,
    imports?: Imports
  ): Promise<{ instance: { exports: Record<string, unknown> } }>
}
