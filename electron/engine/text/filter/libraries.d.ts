/** The module of jq that the package wraps: its own types leave open what it holds. */
declare module 'jq-wasm/dist/build/jq.js' {
  interface JqModule {
    /** Runs the program, and returns its exit status. */
    callMain(args: string[]): number
  }
  export default function createJq(): Promise<JqModule>
}

/** As much of it as is used: its own types bring those of a browser along. */
declare module 'fontoxpath/dist/fontoxpath.esm.js' {
  interface XPathOptions {
    language: string
    namespaceResolver(prefix: string): string | null
  }
  export const evaluateXPath: {
    (
      expression: string,
      context: unknown,
      domFacade: null,
      variables: Record<string, never>,
      returnType: number,
      options: XPathOptions
    ): unknown[]
    readonly ALL_RESULTS_TYPE: number
    readonly XPATH_3_1_LANGUAGE: string
  }
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
