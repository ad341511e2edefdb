import { SaxesParser } from 'saxes';
import type { Chunks } from '../inflate';
import { Refused } from '../refused';

/** What is told of an XML document as it passes by. Names come without their prefix. */
export interface XmlEvents {
  open?: (name: string, attributes: Record<string, string>) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
}

/**
 * Reads an XML part of a workbook piece by piece; no tree is built, and no entity is known but
 * the five of XML.
 * @throws Refused where it is not well-formed.
 */
export async function readXml(chunks: Chunks, { open, text, close }: XmlEvents): Promise<void> {
  const parser = new SaxesParser({ position: false, xmlns: false });
  if (open) parser.on('opentag', ({ name, attributes }) => open(localName(name), attributes));
  if (text) parser.on('text', text);
  if (text) parser.on('cdata', text);
  if (close) parser.on('closetag', ({ name }) => close(localName(name)));
  parser.on('error', () => {
    throw new Refused({ code: 'damaged_workbook', values: {} });
  });
  const decoder = new TextDecoder();
  for await (const chunk of chunks) parser.write(decoder.decode(chunk, { stream: true }));
  parser.write(decoder.decode());
  parser.close();
}

/** `x:row` → `row`: some writers give the namespace a prefix. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
