/** Loaded before a program that downloads something: tells the parent process how many bytes have come. */
const plainFetch = globalThis.fetch;

globalThis.fetch = async (...request) => {
  const response = await plainFetch(...request);
  if (!response.body) return response;
  const length = response.headers.get('content-length');
  const total = length === null ? null : Number(length);
  let received = 0;
  const counted = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        received += chunk.byteLength;
        process.send?.({ received, total, done: false });
        controller.enqueue(chunk);
      },
      flush() {
        process.send?.({ received, total, done: true });
      },
    }),
  );
  return new Response(counted, response);
};
