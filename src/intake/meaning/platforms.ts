import { normalised } from './header';
import { china } from './platforms/china';
import { datasets } from './platforms/datasets';
import type { Platform } from './platforms/platform';
import { services } from './platforms/services';
import { shops } from './platforms/shops';

export type { Platform } from './platforms/platform';

const platforms: readonly Platform[] = [...china, ...shops, ...services, ...datasets];

/** The platform whose signature the headers bear, the one with most of it. */
export function platformOf(headers: readonly string[]): Platform | null {
  const present = new Set(headers.map((header) => normalised(header)));
  let best: { platform: Platform; hits: number } | null = null;
  for (const platform of platforms) {
    const signature = listed(platform.signature, ',');
    const hits = signature.filter((name) => present.has(name)).length;
    if (hits >= Math.min(4, signature.length) && hits > (best?.hits ?? 0)) {
      best = { platform, hits };
    }
  }
  return best?.platform ?? null;
}

/** What a platform says about a header: normalised → role with its rank, or null for none. */
export function platformRoles({
  roles,
  attributes = '',
}: Platform): ReadonlyMap<string, { role: string; rank: number } | null> {
  const known = new Map<string, { role: string; rank: number } | null>();
  for (const name of listed(attributes, ',')) known.set(name, null);
  for (const [role, headers] of Object.entries(roles)) {
    for (const [place, name] of listed(headers, '|').entries()) {
      known.set(name, { role, rank: place - 100 });
    }
  }
  return known;
}

function listed(names: string, separator: string): string[] {
  return names.split(separator).map((name) => normalised(name));
}
