/** What the data of a button that opens a feature begins with. */
export const openPrefix = '~:'

/**
 * The data of a button that opens a feature as its phrase would.
 * @param rest words after the phrase, such as «завтра»; together at most 60 bytes
 */
export const opens = (feature: string, rest = ''): string => {
  const data = `${openPrefix}${feature}${rest && `:${rest}`}`
  if (Buffer.byteLength(data) > 64) throw new Error(`Callback data that opens ${feature} is too long`)
  return data
}
