/** The promise's value, or an error that says what did not happen in time. */
export async function withinSeconds<T>(seconds: number, promise: Promise<T>, missing: string): Promise<T> {
  const late = Promise.withResolvers<never>();
  const message = `${missing} within ${seconds} seconds.`;
  const timer = setTimeout(() => late.reject(new Error(message)), seconds * 1000);
  try {
    return await Promise.race([promise, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
