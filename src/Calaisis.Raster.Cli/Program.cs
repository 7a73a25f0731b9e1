Console.WriteLine("calaisis");
