import type { KeyFormat } from '@keyloom/core'

const turned = (name: string) => name.split('.').reverse().join('.')

/** `www.example.com` as `com.example.www`. */
export const domain: KeyFormat<string> = { encode: turned, decode: turned, examples: ['example.com', 'www.example.com', 'localhost'] }

/** `1.10.2` as `0001.0010.0002`, so that versions sort as they count. */
export const release: KeyFormat<string> = {
  encode: (version) =>
    version
      .split('.')
      .map((part) => part.padStart(4, '0'))
      .join('.'),
  decode: (text) => text.split('.').map(Number).join('.'),
  keepsOrder: true,
  width: 14,
  examples: ['0.0.1', '0.2.0', '1.9.9', '1.10.2'],
}

/** The first letter of a name, as a directory has it. */
export const initial: KeyFormat<string> = {
  encode: (name) => (/^[a-z]/i.test(name) ? name.charAt(0).toUpperCase() : '0'),
  width: 1,
  examples: ['ann', 'Bob', '7zip'],
}
