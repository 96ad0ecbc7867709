/** Where a file or folder is. */
export const place = {
  from: ['parent', 'name'],
  compute: ({ parent, name }: { readonly parent: string; readonly name: string }) => `${parent === '/' ? '' : parent}/${name}`,
}
