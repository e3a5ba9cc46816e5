/** What stands in the editor at the first visit: a question that the sample briefing answers. */
export const welcome = `# Ctrl-Enter asks.
# Ctrl-Space lists what may stand at the cursor.
# A key goes into the pane "Headers":
#   {"Authorization": "Bearer …"}

query WhoSaidWhat {
  whoSaidWhat(text: "ATACMS") {
    nodes {
      entity { name }
      statements {
        nodes {
          relation
          certainty
          claim {
            stance
            text
            evidence { quote }
          }
        }
      }
    }
  }
}
`;
