/**
 * Makes room for parallel DNS lookups. `dns.lookup` blocks a thread of libuv's pool, and only half of the default
 * four may do so at a time: the third lookup of a moment would wait for the first, and its `dns` phase would show
 * the wait. The pool reads its size once, when it is first used, so an entry point imports this module first; and it is one
 * of CommonJS, since Node reads others by that very pool.
 */
process.env.UV_THREADPOOL_SIZE ??= '32'
