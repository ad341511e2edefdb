// Math.pow is avoided on purpose: its last bit has differed between releases of V8, and the files
// must come out byte for byte the same.

/**
 * A named stream of pseudo-random numbers. One stream a topic, so that a change in one file of the
 * sample does not reshuffle the others.
 * @param {number} seed whole number
 * @param {string} name topic
 */
export function randomStream(seed, name) {
  const next = sfc32(...seedWords(`${seed}:${name}`));
  for (let i = 0; i < 16; i += 1) next();
  return new RandomStream(next);
}

class RandomStream {
  #next;

  /** @param {() => number} next uniform on [0, 1) */
  constructor(next) {
    this.#next = next;
  }

  uniform() {
    return this.#next();
  }

  /** @param {number} probability */
  chance(probability) {
    return this.#next() < probability;
  }

  /** A whole number from low to high, both included. */
  whole(low, high) {
    return low + Math.floor(this.#next() * (high - low + 1));
  }

  /** @template T @param {readonly T[]} items @returns {T} */
  pick(items) {
    return items[Math.floor(this.#next() * items.length)];
  }

  /** The index drawn with the given weights. @param {readonly number[]} weights */
  weightedIndex(weights) {
    let rest = this.#next() * weights.reduce((sum, weight) => sum + weight, 0);
    for (let i = 0; i < weights.length; i += 1) {
      rest -= weights[i];
      if (rest < 0) return i;
    }
    return weights.length - 1;
  }

  /** The key drawn with its value as weight. @param {Record<string, number>} weights */
  weighted(weights) {
    return Object.keys(weights)[this.weightedIndex(Object.values(weights))];
  }

  exponential(mean) {
    return -mean * Math.log(1 - this.#next());
  }

  /** Standard normal, Box and Muller. */
  normal() {
    const radius = Math.sqrt(-2 * Math.log(1 - this.#next()));
    return radius * Math.cos(2 * Math.PI * this.#next());
  }

  /** Gamma with the given shape and mean 1 × scale (Marsaglia and Tsang 2000). */
  gamma(shape, scale = 1) {
    if (shape < 1) {
      const boost = Math.exp(Math.log(1 - this.#next()) / shape);
      return this.gamma(shape + 1, scale) * boost;
    }
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = this.normal();
      const v = (1 + c * x) * (1 + c * x) * (1 + c * x);
      if (v > 0 && Math.log(1 - this.#next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
        return d * v * scale;
      }
    }
  }

  beta(a, b) {
    const x = this.gamma(a);
    return x / (x + this.gamma(b));
  }

  /** Poisson by counting; meant for small means. */
  poisson(mean) {
    let count = -1;
    let total = 0;
    do {
      total += this.exponential(1);
      count += 1;
    } while (total < mean);
    return count;
  }

  /** A shuffled copy (Fisher and Yates). @template T @param {readonly T[]} items @returns {T[]} */
  shuffled(items) {
    const copy = [...items];
    for (let i = copy.length - 1; i > 0; i -= 1) {
      const j = this.whole(0, i);
      [copy[i], copy[j]] = [copy[j], copy[i]];
    }
    return copy;
  }
}

/** sfc32 of PractRand (Chris Doty-Humphrey): 128 bits of state, passes its tests. */
function sfc32(a, b, c, d) {
  return () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4294967296;
  };
}

/** Four words from a text (FNV-1a with four offsets). */
function seedWords(text) {
  return [0x811c9dc5, 0x9e3779b9, 0x85ebca6b, 0xc2b2ae35].map((offset) => {
    let hash = offset;
    for (let i = 0; i < text.length; i += 1) {
      hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    }
    return hash | 0;
  });
}
