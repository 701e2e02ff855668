import type { ReactNode } from 'react';
import { visibleText } from '../ui/visible-text.ts';
import { useWords } from '../ui/words.ts';
import css from './graph.module.css';
import { type GraphNode, layoutGraph } from './graph-layout.ts';
import { type Edge, type Mention, markOf } from './mentions.ts';

const mostDrawn = 60;

interface LinkGraphProps {
  readonly mentions: readonly Mention[];
  readonly edges: readonly Edge[];
  readonly left: string | undefined;
  readonly right: string | undefined;
  readonly onChoose: (left: string, right: string) => void;
}

/** The mentions and their clues; a link that alone holds two parts together is dashed and named. */
export function LinkGraph(props: LinkGraphProps): ReactNode {
  const { say } = useWords();
  const drawn = props.mentions.slice(0, mostDrawn);
  const layout = layoutGraph(
    drawn.map((mention) => mention.id),
    props.edges,
  );
  const nodes = new Map(layout.nodes.map((node) => [node.id, node]));
  const bridges = props.edges.filter((edge) => edge.only).length;
  return (
    <section className="card">
      <h2 className="card-title">{say('ui.graph.title')}</h2>
      <div className={css.drawing}>
        <svg
          viewBox={`0 0 ${layout.width} ${layout.height}`}
          style={{ maxWidth: `${layout.width * 1.6}px`, maxHeight: '22rem' }}
          role="img"
          aria-label={say('ui.graph.summary', { mentions: drawn.length, clues: props.edges.length, bridges })}
        >
          {props.edges.map((edge) => (
            <EdgeLine
              key={`${edge.left} ${edge.right}`}
              edge={edge}
              nodes={nodes}
              chosen={isPair(edge, props)}
              onChoose={props.onChoose}
            />
          ))}
          {drawn.map((mention, index) => {
            const node = nodes.get(mention.id);
            return node === undefined ? null : (
              <NodeDot
                key={mention.id}
                node={node}
                mark={markOf(index)}
                title={visibleText(mention.label, 120)}
                chosen={mention.id === props.left || mention.id === props.right}
              />
            );
          })}
        </svg>
      </div>
      <p className={css.legend}>
        <span className={css.keySolid} aria-hidden="true" /> {say('ui.graph.clue')}
        <span className={css.keyBridge} aria-hidden="true" /> {say('ui.graph.bridge', { count: bridges })}
      </p>
      {props.mentions.length > mostDrawn && (
        <p className={css.legend}>{say('ui.graph.cut', { count: mostDrawn })}</p>
      )}
    </section>
  );
}

function isPair(
  edge: Edge,
  pair: { readonly left: string | undefined; readonly right: string | undefined },
): boolean {
  return (
    (edge.left === pair.left && edge.right === pair.right) ||
    (edge.left === pair.right && edge.right === pair.left)
  );
}

interface EdgeLineProps {
  readonly edge: Edge;
  readonly nodes: ReadonlyMap<string, GraphNode>;
  readonly chosen: boolean;
  readonly onChoose: (left: string, right: string) => void;
}

function EdgeLine(props: EdgeLineProps): ReactNode {
  const { edge, nodes, chosen } = props;
  const { say } = useWords();
  const from = nodes.get(edge.left);
  const to = nodes.get(edge.right);
  if (from === undefined || to === undefined) return null;
  const line = { x1: from.x, y1: from.y, x2: to.x, y2: to.y };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a larger target for the mouse over a thin line
    <g onClick={() => props.onChoose(edge.left, edge.right)} className={css.edge}>
      <line {...line} className={css.target} />
      <line {...line} className={`${edge.only ? css.bridge : css.clue} ${chosen ? css.chosenEdge : ''}`} />
      {edge.only && (
        <text
          x={(from.x + to.x) / 2}
          y={(from.y + to.y) / 2 - 16}
          className={css.bridgeText}
          textAnchor="middle"
        >
          {say('ui.graph.only')}
        </text>
      )}
    </g>
  );
}

function NodeDot(props: {
  readonly node: GraphNode;
  readonly mark: string;
  readonly title: string;
  readonly chosen: boolean;
}): ReactNode {
  const { node, mark, title, chosen } = props;
  return (
    <g transform={`translate(${node.x} ${node.y})`}>
      <title>{`${mark} · ${title}`}</title>
      {chosen && <circle r={14} className={css.halo} />}
      {node.part % 2 === 0 ? (
        <circle r={10} className={css.even} />
      ) : (
        <rect x={-9} y={-9} width={18} height={18} rx={3} className={css.odd} />
      )}
      <text y={3.5} textAnchor="middle" className={css.mark}>
        {mark}
      </text>
    </g>
  );
}
