const shop = import.meta.glob<string>('../sample-data/shop/*.csv', {
  eager: true,
  query: '?url',
  import: 'default',
});
const real = import.meta.glob<string>('../sample-data/real/*.csv', {
  eager: true,
  query: '?url',
  import: 'default',
});

/** The samples by the fragment that asks for them. */
const samples: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '#sample': shop,
  '#sample-real': real,
};

/** The files of the sample that the fragment names, or null if it names none. */
export async function fetchSample(fragment: string): Promise<File[] | null> {
  const urls = samples[fragment];
  if (!urls) return null;
  return Promise.all(
    Object.entries(urls).map(async ([path, url]) => {
      const response = await fetch(url);
      if (!response.ok) throw new Error(`${url}: ${response.status}`);
      const name = path.slice(path.lastIndexOf('/') + 1);
      const modified = Date.parse(response.headers.get('last-modified') ?? '');
      return new File([await response.arrayBuffer()], name, {
        lastModified: Number.isNaN(modified) ? Date.now() : modified,
      });
    }),
  );
}
