/**
 * The one place that calls Observable Plot. At build it draws the figure twice, for a wide and for a narrow page, as
 * SVG in the markup; in the browser it draws again at the width that it finds. The box never changes its size.
 */
import { dot, lineY, plot, ruleY, text, type PlotOptions } from '@observablehq/plot';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** The marks that figures draw with. A bundle holds only what is named here; add a mark when a figure needs it. */
const marks = { dot, lineY, ruleY, text };
export type Marks = typeof marks;

export type BuildPlot = (
  marks: Marks,
  page: { readonly width: number; readonly narrow: boolean },
) => PlotOptions;

interface PlotFigureProps {
  readonly build: BuildPlot;
  /** What the figure shows, in words that follow its state: the figure's text alternative. */
  readonly label: string;
  /** Width divided by height, for a wide page and for a narrow one. */
  readonly widthOverHeight: number;
  readonly narrowWidthOverHeight: number;
  /** Distinguishes the figures of a page: ids inside an SVG are global. */
  readonly id: string;
}

const WIDE = 720;
const NARROW = 350;
/** A page that is being taken down may leave a sliver of the box, in which the margins have no room. */
const NARROWEST = 120;
/** As in the stylesheet: the page decides which variant is shown, since the box has its ratio from there too. */
const NARROW_PAGE = '(max-width: 35rem)';

// Build-time document: the branch, and linkedom with it, is dropped from the bundle of the browser.
const staticDocument = import.meta.env.SSR
  ? (await import('linkedom')).parseHTML('<html></html>').document
  : undefined;

export function PlotFigure(props: PlotFigureProps) {
  const { build, label, widthOverHeight, narrowWidthOverHeight } = props;
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);

  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry?.contentRect.width ?? 0)));
    if (box.current) observer.observe(box.current);
    return () => observer.disconnect();
  }, []);

  // Before the browser paints, so that figure and sentence change in the same frame.
  useLayoutEffect(() => {
    if (width >= NARROWEST) box.current?.replaceChildren(draw(props, width, matchMedia(NARROW_PAGE).matches));
  }, [width, build, label]);

  // While hydrating, Preact keeps inner HTML as it finds it, so the empty string never wipes the figure of the build.
  return (
    <div
      ref={box}
      class="plot-box"
      style={`--ratio:${widthOverHeight};--narrow-ratio:${narrowWidthOverHeight}`}
      dangerouslySetInnerHTML={{ __html: import.meta.env.SSR ? staticMarkup(props) : '' }}
    />
  );
}

function draw(
  { build, label, widthOverHeight, narrowWidthOverHeight, id }: PlotFigureProps,
  width: number,
  narrow: boolean,
): SVGElement {
  const height = Math.round(width / (narrow ? narrowWidthOverHeight : widthOverHeight));
  const svg = plot({
    className: 'plot',
    width,
    height,
    style: { overflow: 'visible' },
    ...build(marks, { width, narrow }),
    ...(staticDocument && { document: staticDocument }),
  }) as SVGElement;
  if (import.meta.env.SSR && !drawsSomething(svg))
    throw new Error(`PlotFigure "${id}": no mark was drawn. Are x and y given, and are they finite numbers?`);
  return tidy(svg, label, `${id}-${narrow ? 'n' : 'w'}`);
}

/** Plot leaves out what it cannot place, without a word: a figure of axes alone is a mistake. */
const drawsSomething = (svg: SVGElement): boolean =>
  [...svg.querySelectorAll('path[d], circle, rect')].some((mark) => !mark.closest('[aria-label*="axis"]'));

/** Plot labels groups that have no role, repeats its style in every figure, and numbers its clip paths globally. */
function tidy(svg: SVGElement, label: string, id: string): SVGElement {
  svg.querySelector('style')?.remove();
  for (const group of svg.querySelectorAll('g[aria-label]')) group.removeAttribute('aria-label');
  for (const [k, clip] of [...svg.querySelectorAll('clipPath')].entries()) {
    const users = svg.querySelectorAll(`[clip-path="url(#${clip.id})"]`);
    // Numbered anew, so that the same state is the same markup, however often it has been drawn before.
    clip.id = `clip-${id}-${k}`;
    for (const user of users) user.setAttribute('clip-path', `url(#${clip.id})`);
  }
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', label);
  return svg;
}

function staticMarkup(props: PlotFigureProps): string {
  const variant = (name: string, width: number, narrow: boolean): string =>
    `<div class="${name}">${withShortNumbers(draw(props, width, narrow).outerHTML)}</div>`;
  return variant('wide', WIDE, false) + variant('narrow', NARROW, true);
}

/** A tenth of a pixel is enough; only attributes that hold coordinates are shortened, never the text of a label. */
const withShortNumbers = (svg: string): string =>
  svg.replace(/ (d|x|y|x1|x2|y1|y2|cx|cy|width|height|transform)="[^"]*"/g, (attribute) =>
    attribute.replace(/\d+\.\d{2,}/g, (number) => String(Math.round(Number(number) * 10) / 10)),
  );
