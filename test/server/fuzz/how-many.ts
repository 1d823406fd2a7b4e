/**
 * How many inputs, and which: `FUZZ_INPUTS` (5,000) and `FUZZ_SEED`. What fails is made smaller by fast-check and
 * printed; the same seed finds it again.
 */
export const seed = Number(process.env.FUZZ_SEED ?? 20_261_128);
const inputs = Number(process.env.FUZZ_INPUTS ?? 5000);

/** Of all: most at the routes, which are the widest. */
export const runs = {
  routes: Math.ceil(inputs * 0.6),
  envelopes: Math.ceil(inputs * 0.25),
  sockets: Math.ceil(inputs * 0.15),
};
