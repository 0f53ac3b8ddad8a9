/** What the text of a variable's value stands for. */
export const VARIABLE_TYPES = ['string', 'number', 'boolean', 'null', 'object'] as const
