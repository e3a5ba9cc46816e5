using System.Globalization;
using ConflictGraph.Model;
using ConflictGraph.Ontology;

namespace ConflictGraph.Formats.Article;

/// <summary>Answers to the questions of an event: <c>KILLED: 3..5</c>, and the long form.</summary>
sealed class AnswerReader(Reading reading)
{
    static readonly string[] Questions = [.. Enumerations.Question.Values.Select(question => question.Name)];

    /// <summary>What a question is answered with, and by which keys of the long form.</summary>
    enum Form { MEASURE, EFFECT, TIME, TEXT, ENTITY, NOTHING }

    /// <summary>Every answer of a map of questions, with the place of its question.</summary>
    public List<(Assertion Answer, Place At)> Read(YamlValue value, string what)
    {
        var answers = new List<(Assertion, Place)>();
        foreach (var (key, given) in reading.Fields(value, what, Questions)?.Entries ?? [])
            if (Questions.Contains(key.Text))
                foreach (var item in Reading.Many(given))
                    if (One(key.Text, item) is { } answer)
                        answers.Add((answer, key.Place));
        return answers;
    }

    Assertion? One(string question, YamlValue value)
    {
        if (value is YamlList)
        {
            reading.Refuse(value.Place, "An answer is no list of lists.");
            return null;
        }
        var form = FormOf(question);
        if (value is YamlText { Text: "NONE_REPORTED" or "UNKNOWN" } word)
            return new Assertion(question, Enum.Parse<Polarity>(word.Text));
        if (form == Form.TIME && (value is YamlText || value is YamlMap map && !map.Entries.Any(entry => entry.Key.Text is "polarity" or "when")))
            return WhenReader.Read(reading, value) is { } when ? new Assertion(question, Polarity.IS) { When = when } : null;
        return value is YamlText text ? Short(question, form, text) : Long(question, form, value);
    }

    Assertion? Short(string question, Form form, YamlText text)
    {
        var answer = new Assertion(question, Polarity.IS);
        switch (form)
        {
            case Form.MEASURE:
                return Measured(text) is { } measure ? answer with { Measure = measure } : null;
            case Form.EFFECT:
                return reading.Word(text, Enumerations.Effect) is { } effect ? answer with { Effect = effect } : null;
            case Form.TEXT:
                return answer with { Text = text.Text };
            case Form.ENTITY:
                RefuseThing(question, text);
                return null;
            default:
                return reading.Word<Polarity>(text) is { } polarity ? new Assertion(question, polarity) : null;
        }
    }

    Assertion? Long(string question, Form form, YamlValue value)
    {
        string[] known = ["polarity", .. KeysOf(form)];
        if (reading.Fields(value, $"An answer to {question}", known) is not { } fields)
            return null;
        var polarity = fields["polarity"] is { } word ? reading.Word<Polarity>(word) : Polarity.IS;
        if (polarity is null)
            return null;
        if (polarity is Polarity.IS or Polarity.IS_NOT && form != Form.NOTHING && !fields.HasAny(KeysOf(form).Where(key => key is not ("unit" or "side"))))
            reading.Refuse(value.Place, $"This answers {question} with nothing. Give {string.Join(" or ", KeysOf(form).Where(key => key is not ("unit" or "side")))}, or NONE_REPORTED or UNKNOWN.");
        if (form == Form.ENTITY && polarity == Polarity.IS)
            RefuseThing(question, value);
        if (polarity == Polarity.IS_NOT && form is not (Form.ENTITY or Form.NOTHING))
            reading.Refuse(value.Place, "IS_NOT is for things and for OCCURRED. None is 0; none reported is NONE_REPORTED.");
        return new Assertion(question, polarity.Value)
        {
            Measure = form == Form.MEASURE && fields.HasAny(KeysOf(form)) ? Measured(fields) : null,
            Effect = fields["effect"] is { } effect ? reading.Word(effect, Enumerations.Effect) : null,
            When = fields["when"] is { } when ? WhenReader.Read(reading, when) : null,
            Entity = fields["entity"] is { } entity ? reading.Id(entity) : null,
            Text = form == Form.TEXT ? fields.Text("text") : null,
        };
    }

    // Each answer is kept in one of two ways: a thing by an edge, all else and every denial here.
    void RefuseThing(string question, YamlValue value) =>
        reading.Refuse(value.Place, $"That a thing is the {question} of an event is said by a link of the event (participants, targets, where, weapons). An answer says what it is not: {{polarity: IS_NOT, entity: …}}.");

    Measure? Measured(YamlText text)
    {
        var bounds = text.Text.Split("..");
        if (bounds.Length <= 2 && bounds.All(bound => bound.Length > 0 && bound.All(char.IsAsciiDigit) && bound.Length < 18))
        {
            var numbers = bounds.Select(bound => long.Parse(bound, CultureInfo.InvariantCulture)).ToArray();
            if (numbers.Length == 1)
                return Measure.Exactly(numbers[0]);
            if (numbers[0] <= numbers[1])
                return new Measure(numbers[0], null, numbers[1]);
        }
        reading.Refuse(text.Place, $"'{text.Text}' is no figure. Figures are written 4, 3..5, NONE_REPORTED or UNKNOWN.");
        return null;
    }

    Measure Measured(Fields fields)
    {
        var measure = new Measure(fields.Whole("low"), fields.Whole("best"), fields.Whole("high"), fields.Text("unit"), fields.Text("side"));
        if (measure.Low > measure.High || measure.Low > measure.Best || measure.Best > measure.High)
            reading.Refuse(fields.Place, "These bounds are crossed: low is at most best, and best at most high.");
        if (measure.Low < 0 || measure.Best < 0 || measure.High < 0)
            reading.Refuse(fields.Place, "Nobody counts less than 0.");
        return measure;
    }

    // The kinds of edges that answer a question with a thing say so; of the rest all but these four are counts.
    Form FormOf(string question) =>
        reading.World.EdgeKinds.Any(kind => kind.Answers?.Question == question) ? Form.ENTITY : question switch
        {
            "TIME" => Form.TIME,
            "DAMAGE" => Form.EFFECT,
            "CAUSE" => Form.TEXT,
            "OCCURRED" => Form.NOTHING,
            _ => Form.MEASURE,
        };

    static string[] KeysOf(Form form) => form switch
    {
        Form.MEASURE => ["low", "best", "high", "unit", "side"],
        Form.EFFECT => ["effect"],
        Form.TIME => ["when"],
        Form.TEXT => ["text"],
        Form.ENTITY => ["entity"],
        _ => [],
    };
}
