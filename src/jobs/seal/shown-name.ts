/** A name as it can be shown anywhere: what would steer a screen stands there as its code. */
export const shownName = (name: string): string =>
  name.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (sign) => `\\u${sign.codePointAt(0)!.toString(16).padStart(4, '0')}`)
