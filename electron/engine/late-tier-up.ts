import { setFlagsFromString } from 'node:v8'

/**
 * Lets V8 optimise the parser of HTTP/1.1, which is WebAssembly, after some dozen answers and not after the first:
 * that takes some 40 ms on another thread, and the end of the process waits for it. A process that sends one request
 * would spend half of its time so. V8 looks at this when it compiles the parser, so an entry point imports it first.
 */
setFlagsFromString('--wasm-tiering-budget=100000000')
