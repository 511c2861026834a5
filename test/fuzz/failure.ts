/** An error that carries the seed which makes it happen again. */
export function failure(seed: number, message: string, cause?: unknown): Error {
  return Object.assign(new Error(`seed ${seed}: ${message}`, { cause }), { seed });
}
