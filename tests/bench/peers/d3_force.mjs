// Reads a graph ("nodes edges", then pairs), prints the CPU seconds of 300 ticks and the positions.
import fs from 'node:fs';
import { forceCenter, forceLink, forceManyBody, forceSimulation } from 'd3-force';

const [count, edges, ...ends] = fs.readFileSync(0, 'utf8').split(/\s+/).filter(Boolean).map(Number);
const nodes = Array.from({ length: count }, () => ({}));
const links = Array.from({ length: edges }, (_, i) => ({ source: ends[2 * i], target: ends[2 * i + 1] }));
const begin = process.cpuUsage();
const simulation = forceSimulation(nodes)
    .force('charge', forceManyBody())
    .force('link', forceLink(links))
    .force('center', forceCenter())
    .stop();
simulation.tick(300);
const { user, system } = process.cpuUsage(begin);
console.log((user + system) / 1e6);
console.log(nodes.map(({ x, y }) => `${x} ${y}`).join('\n'));
