/**
 * On-demand prices in US dollars per million request units, us-east-1, since 1 November 2024:
 * https://aws.amazon.com/dynamodb/pricing/on-demand/
 */
export const prices = { readMillion: 0.125, writeMillion: 0.625 } as const
