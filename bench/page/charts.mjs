// Bar charts as SVG, by Apache ECharts without a browser.
import * as echarts from 'echarts'

const own = '#2563eb'
const others = '#9ca3af'

/** One bar for each name, Keyloom's in a colour of its own, with the goal as a line where there is one. */
export function barChart(title, figures, { isLog = false, goal, unit = '' } = {}) {
  const names = Object.keys(figures).reverse()
  return drawn(names.length * 30 + 100, {
    title: { text: title, left: 12, top: 8, textStyle: { fontSize: 14 } },
    grid: { left: 180, right: 80, top: 56, bottom: 30 },
    xAxis: { type: isLog ? 'log' : 'value', axisLabel: { formatter: (value) => value.toLocaleString('en-US') } },
    yAxis: { type: 'category', data: names, axisTick: { show: false } },
    series: [
      {
        type: 'bar',
        barWidth: 16,
        data: names.map((name) => ({ value: figures[name], itemStyle: { color: name.startsWith('Keyloom') ? own : others } })),
        label: { show: true, position: 'right', formatter: ({ value }) => `${value.toLocaleString('en-US')}${unit}` },
        ...(goal !== undefined && {
          markLine: {
            symbol: 'none',
            lineStyle: { color: '#dc2626' },
            label: { formatter: 'goal', position: 'end' },
            data: [{ xAxis: goal }],
          },
        }),
      },
    ],
  })
}

/** A group of bars for each operation, and a bar in it for each name. */
export function groupChart(title, operations, figures) {
  const names = Object.keys(figures)
  return drawn(operations.length * (names.length * 11 + 26) + 136, {
    title: { text: title, left: 12, top: 8, textStyle: { fontSize: 14 } },
    legend: { bottom: 6, itemGap: 28, textStyle: { fontSize: 11 }, data: names },
    grid: { left: 150, right: 50, top: 44, bottom: 90 },
    xAxis: { type: 'log', min: 0.1 },
    yAxis: { type: 'category', data: operations, inverse: true, axisTick: { show: false } },
    series: names.map((name) => ({
      name,
      type: 'bar',
      barWidth: 9,
      data: figures[name],
      ...(name === 'Keyloom' && { itemStyle: { color: own } }),
      label: { show: true, position: 'right', fontSize: 9, formatter: ({ value }) => String(Math.round(value * 100) / 100) },
    })),
  })
}

function drawn(height, option) {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 760, height })
  chart.setOption({ animation: false, backgroundColor: '#ffffff', textStyle: { fontFamily: 'sans-serif' }, ...option })
  const svg = chart.renderToSVGString()
  chart.dispose()
  return `${svg}\n`
}
